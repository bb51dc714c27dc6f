#include "sysroot/write/elf_image.h"

#include <elf.h>
#include <string.h>

enum { PAGE_SIZE = 4096, SEGMENT_COUNT = 2 };

static const struct {
    uint64_t flags;
    uint32_t type;
    enum image_section_number link;
    char name[sizeof(".gnu.version_d")];
} section_kinds[SECTION_COUNT] = {
    [SECTION_NONE] = {0, SHT_NULL, SECTION_NONE, ""},
    [SECTION_TEXT] = {SHF_ALLOC | SHF_EXECINSTR, SHT_NOBITS, SECTION_NONE, ".text"},
    [SECTION_BSS] = {SHF_ALLOC | SHF_WRITE, SHT_NOBITS, SECTION_NONE, ".bss"},
    [SECTION_TBSS] = {SHF_ALLOC | SHF_WRITE | SHF_TLS, SHT_NOBITS, SECTION_NONE, ".tbss"},
    [SECTION_DYNSYM] = {SHF_ALLOC, SHT_DYNSYM, SECTION_DYNSTR, ".dynsym"},
    [SECTION_DYNSTR] = {SHF_ALLOC, SHT_STRTAB, SECTION_NONE, ".dynstr"},
    [SECTION_DYNAMIC] = {SHF_ALLOC | SHF_WRITE, SHT_DYNAMIC, SECTION_DYNSTR, ".dynamic"},
    [SECTION_NAMES] = {0, SHT_STRTAB, SECTION_NONE, ".shstrtab"},
    [SECTION_VERSYM] = {SHF_ALLOC, SHT_GNU_versym, SECTION_DYNSYM, ".gnu.version"},
    [SECTION_VERDEF] = {SHF_ALLOC, SHT_GNU_verdef, SECTION_DYNSTR, ".gnu.version_d"},
};

uint64_t image_align(uint64_t value, uint64_t alignment)
{
    return (value + alignment - 1) / alignment * alignment;
}

static size_t headers_size(const struct arch *arch)
{
    return arch->is_64 ? sizeof(Elf64_Ehdr) + SEGMENT_COUNT * sizeof(Elf64_Phdr)
                       : sizeof(Elf32_Ehdr) + SEGMENT_COUNT * sizeof(Elf32_Phdr);
}

void image_start(struct arena *arena, struct image *image, const struct arch *arch,
                 const struct image_layout *layout)
{
    size_t section_size = sizeof(Elf64_Shdr) + sizeof(uint64_t); /* the header, and what aligns */
    size_t room = headers_size(arch) + layout->content_size + sizeof(section_kinds) +
                  SECTION_COUNT * section_size;
    *image = (struct image){
        .arch = arch,
        .word = arch->is_64 ? 8 : 4,
        .bytes = arena_alloc(arena, room),
        .at = headers_size(arch),
        .section_count = layout->has_versions ? SECTION_COUNT : SECTION_VERSYM,
    };
    struct image_section *text = &image->sections[SECTION_TEXT];
    *text = (struct image_section){.address = image_align(room, PAGE_SIZE),
                                   .offset = image->at,
                                   .size = layout->text_size,
                                   .alignment = image->word};
    image->sections[SECTION_BSS] =
        (struct image_section){.address = image_align(text->address + layout->text_size, PAGE_SIZE),
                               .offset = image->at,
                               .alignment = layout->data_alignment};
    /* Of a size that nothing asks for: each thread's copy has an address of its own. */
    image->sections[SECTION_TBSS] = image->sections[SECTION_BSS];
}

void image_put(struct image *image, uint64_t value, unsigned size)
{
    char *bytes = image->bytes + image->at;
    for (unsigned i = 0; i < size; i++)
        bytes[image->arch->is_big_endian ? size - 1 - i : i] = (char)(value >> 8 * i);
    image->at += size;
}

void image_put_word(struct image *image, uint64_t value)
{
    image_put(image, value, image->word);
}

void image_put_bytes(struct image *image, const void *bytes, size_t size)
{
    memcpy(image->bytes + image->at, bytes, size);
    image->at += size;
}

struct image_section *image_begin_section(struct image *image, enum image_section_number number,
                                          size_t entry_size)
{
    struct image_section *section = &image->sections[number];
    image->at = image_align(image->at, image->word);
    *section = (struct image_section){.address = image->at,
                                      .offset = image->at,
                                      .alignment = image->word,
                                      .entry_size = entry_size};
    return section;
}

void image_end_section(const struct image *image, struct image_section *section)
{
    section->size = image->at - section->offset;
}

static void put_section_header(struct image *image, enum image_section_number number, size_t name)
{
    const struct image_section *section = &image->sections[number];
    image_put(image, name, 4);
    image_put(image, section_kinds[number].type, 4);
    image_put_word(image, section_kinds[number].flags);
    image_put_word(image, section->address);
    image_put_word(image, section->offset);
    image_put_word(image, section->size);
    image_put(image, section_kinds[number].link, 4);
    image_put(image, section->info, 4);
    image_put_word(image, section->alignment);
    image_put_word(image, section->entry_size);
}

/* Writes the section names and headers; returns the offset of the headers. */
static size_t put_section_headers(struct image *image)
{
    size_t names[SECTION_COUNT] = {0};
    struct image_section *section = image_begin_section(image, SECTION_NAMES, 0);
    section->address = 0; /* not part of the memory image */
    section->alignment = 1;
    for (unsigned i = 0; i < image->section_count; i++) {
        names[i] = image->at - section->offset;
        image_put_bytes(image, section_kinds[i].name, strlen(section_kinds[i].name) + 1);
    }
    image_end_section(image, section);
    image->at = image_align(image->at, image->word);
    size_t start = image->at;
    for (unsigned i = 0; i < image->section_count; i++)
        put_section_header(image, (enum image_section_number)i, names[i]);
    return start;
}

static void put_segment(struct image *image, uint32_t type, const struct image_section *place,
                        uint64_t memory_size, uint64_t alignment)
{
    image_put(image, type, 4);
    if (image->arch->is_64)
        image_put(image, PF_R | PF_W, 4);
    image_put_word(image, place->offset);
    image_put_word(image, place->address);
    image_put_word(image, place->address);
    image_put_word(image, place->size);
    image_put_word(image, memory_size);
    if (!image->arch->is_64)
        image_put(image, PF_R | PF_W, 4);
    image_put_word(image, alignment);
}

/* Writes one segment for everything, so that readers can turn addresses into file offsets. */
static void put_segments(struct image *image)
{
    const struct image_section *dynamic = &image->sections[SECTION_DYNAMIC];
    const struct image_section *bss = &image->sections[SECTION_BSS];
    const struct image_section all = {.size = dynamic->offset + dynamic->size};
    put_segment(image, PT_LOAD, &all, bss->address + bss->size, PAGE_SIZE);
    put_segment(image, PT_DYNAMIC, dynamic, dynamic->size, image->word);
}

size_t image_finish(struct image *image)
{
    const struct arch *arch = image->arch;
    const unsigned char ident[EI_NIDENT] = {
        [EI_MAG0] = ELFMAG0,
        [EI_MAG1] = ELFMAG1,
        [EI_MAG2] = ELFMAG2,
        [EI_MAG3] = ELFMAG3,
        [EI_CLASS] = arch->is_64 ? ELFCLASS64 : ELFCLASS32,
        [EI_DATA] = arch->is_big_endian ? ELFDATA2MSB : ELFDATA2LSB,
        [EI_VERSION] = EV_CURRENT,
    };
    size_t own_size = arch->is_64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr);
    size_t section_headers = put_section_headers(image);
    size_t file_size = image->at;
    image->at = 0;
    image_put_bytes(image, ident, sizeof(ident));
    image_put(image, ET_DYN, 2);
    image_put(image, arch->machine, 2);
    image_put(image, EV_CURRENT, 4);
    image_put_word(image, 0); /* no entry point */
    image_put_word(image, own_size);
    image_put_word(image, section_headers);
    image_put(image, arch->flags, 4);
    image_put(image, own_size, 2);
    image_put(image, arch->is_64 ? sizeof(Elf64_Phdr) : sizeof(Elf32_Phdr), 2);
    image_put(image, SEGMENT_COUNT, 2);
    image_put(image, arch->is_64 ? sizeof(Elf64_Shdr) : sizeof(Elf32_Shdr), 2);
    image_put(image, image->section_count, 2);
    image_put(image, SECTION_NAMES, 2);
    put_segments(image);
    return file_size;
}
