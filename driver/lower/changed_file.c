#include "lower/changed_file.h"

#include <elf.h>
#include <string.h>

/* Where the headers have what is read here: gABI, "ELF Header", "Program Header", "Sections". */
struct layout {
    unsigned phoff, shoff, phentsize, phnum, shentsize, shnum; /* in the header */
    unsigned segment_size, flags, offset, address, file_size, memory_size, alignment;
    unsigned section_size, section_address, section_offset, section_bytes, section_info;
};

static const struct layout layouts[] = {
    {offsetof(Elf32_Ehdr, e_phoff), offsetof(Elf32_Ehdr, e_shoff),
     offsetof(Elf32_Ehdr, e_phentsize), offsetof(Elf32_Ehdr, e_phnum),
     offsetof(Elf32_Ehdr, e_shentsize), offsetof(Elf32_Ehdr, e_shnum), sizeof(Elf32_Phdr),
     offsetof(Elf32_Phdr, p_flags), offsetof(Elf32_Phdr, p_offset), offsetof(Elf32_Phdr, p_vaddr),
     offsetof(Elf32_Phdr, p_filesz), offsetof(Elf32_Phdr, p_memsz), offsetof(Elf32_Phdr, p_align),
     sizeof(Elf32_Shdr), offsetof(Elf32_Shdr, sh_addr), offsetof(Elf32_Shdr, sh_offset),
     offsetof(Elf32_Shdr, sh_size), offsetof(Elf32_Shdr, sh_info)},
    {offsetof(Elf64_Ehdr, e_phoff), offsetof(Elf64_Ehdr, e_shoff),
     offsetof(Elf64_Ehdr, e_phentsize), offsetof(Elf64_Ehdr, e_phnum),
     offsetof(Elf64_Ehdr, e_shentsize), offsetof(Elf64_Ehdr, e_shnum), sizeof(Elf64_Phdr),
     offsetof(Elf64_Phdr, p_flags), offsetof(Elf64_Phdr, p_offset), offsetof(Elf64_Phdr, p_vaddr),
     offsetof(Elf64_Phdr, p_filesz), offsetof(Elf64_Phdr, p_memsz), offsetof(Elf64_Phdr, p_align),
     sizeof(Elf64_Shdr), offsetof(Elf64_Shdr, sh_addr), offsetof(Elf64_Shdr, sh_offset),
     offsetof(Elf64_Shdr, sh_size), offsetof(Elf64_Shdr, sh_info)},
};

/* The segments that are added: one for data, with the program headers, and one for code. */
enum { MAX_ADDED_SEGMENTS = 2 };

/* What e_phnum can count without help from a section header (PN_XNUM), when some are added. */
enum { MAX_SEGMENTS = PN_XNUM - 1 - MAX_ADDED_SEGMENTS };

/* The new segment lies behind what the loader clears (.bss), at the same distance from the start of
 * the file as in memory: old kernels tell the loader where the program headers are by that. */
enum { MAX_HOLE = 256 << 20 };

/* More than any file spans in memory. */
#define MAX_SPAN ((uint64_t)1 << 47)

static const struct layout *layout_of(const struct changed_file *image)
{
    return &layouts[image->is_64];
}

uint64_t changed_get(const struct changed_file *image, const unsigned char *at, unsigned width)
{
    uint64_t value = 0;
    for (unsigned i = 0; i < width; i++)
        value = value << 8 | at[image->is_big_endian ? i : width - 1 - i];
    return value;
}

void changed_put(const struct changed_file *image, unsigned char *at, unsigned width,
                 uint64_t value)
{
    for (unsigned i = 0; i < width; i++, value >>= 8)
        at[image->is_big_endian ? width - 1 - i : i] = (unsigned char)value;
}

static uint64_t align(uint64_t value, uint64_t alignment)
{
    return (value + alignment - 1) / alignment * alignment;
}

static int read_segments(struct changed_file *image, struct error *err)
{
    const struct layout *layout = layout_of(image);
    unsigned word = changed_word(image);
    uint64_t offset = changed_get(image, image->bytes + layout->phoff, word);
    size_t count = (size_t)changed_get(image, image->bytes + layout->phnum, 2);
    if (changed_get(image, image->bytes + layout->phentsize, 2) != layout->segment_size ||
        count > MAX_SEGMENTS || offset > image->size ||
        count * layout->segment_size > image->size - offset)
        return error_about(err, image->path, "its program headers cannot be read");
    image->segments =
        arena_alloc(image->arena, (count + MAX_ADDED_SEGMENTS) * sizeof(*image->segments));
    image->segment_count = count;
    for (size_t i = 0; i < count; i++) {
        const unsigned char *at = image->bytes + offset + i * layout->segment_size;
        image->segments[i] = (struct changed_segment){
            .type = (uint32_t)changed_get(image, at, 4),
            .flags = (uint32_t)changed_get(image, at + layout->flags, 4),
            .offset = changed_get(image, at + layout->offset, word),
            .address = changed_get(image, at + layout->address, word),
            .file_size = changed_get(image, at + layout->file_size, word),
            .memory_size = changed_get(image, at + layout->memory_size, word),
            .alignment = changed_get(image, at + layout->alignment, word),
        };
    }
    return 0;
}

/* Decides at which address the additions begin. */
static int place_areas(struct changed_file *image, uint64_t code_size, struct error *err)
{
    uint64_t end = 0;
    bool is_first = true;
    image->alignment = 4096;
    for (size_t i = 0; i < image->segment_count; i++) {
        const struct changed_segment *segment = &image->segments[i];
        uint64_t last;
        if (segment->type != PT_LOAD)
            continue;
        if (is_first && segment->offset)
            return error_about(err, image->path, "its headers are not loaded");
        if (is_first)
            image->base = segment->address;
        is_first = false;
        if (segment->alignment > image->alignment)
            image->alignment = segment->alignment;
        if (segment->address < image->base || segment->file_size > segment->memory_size ||
            __builtin_add_overflow(segment->address, segment->memory_size, &last))
            return error_about(err, image->path, "damaged ELF file: segments out of order");
        end = last > end ? last : end;
    }
    if (is_first || image->alignment & (image->alignment - 1) || image->alignment > 1 << 24)
        return error_about(err, image->path, "its segments cannot be extended");
    uint64_t start = end - image->base;
    if (start > MAX_SPAN)
        return error_about(err, image->path, "damaged ELF file: its segments are too far apart");
    start = align(start > image->size ? start : image->size, image->alignment);
    if (start > image->size && start - image->size > MAX_HOLE)
        return error_about(err, image->path,
                           "it clears so much memory (.bss) that the file would grow by %d MB",
                           (int)((start - image->size) >> 20));
    if (!image->is_64 && start > INT32_MAX)
        return error_about(err, image->path,
                           "too large: what is added goes behind all that it has, where a file of "
                           "32 bits cannot have it");
    image->code = (struct changed_area){.address = image->base + start, .room = code_size};
    image->code.bytes = arena_alloc(image->arena, code_size + 1);
    image->data.address = image->code.address + align(code_size, image->alignment);
    size_t headers = (image->segment_count + MAX_ADDED_SEGMENTS) * layout_of(image)->segment_size;
    changed_add(image, headers);
    return 0;
}

int changed_open(struct arena *arena, const struct elf_file *file, uint64_t code_size,
                 struct changed_file *image, struct error *err)
{
    struct elf_header header;
    size_t size;
    const void *bytes = elf_file_bytes(file, &size);
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    *image = (struct changed_file){
        .arena = arena,
        .path = elf_file_path(file),
        .bytes = arena_alloc(arena, size + 1),
        .size = size,
        .is_64 = header.is_64,
        .is_big_endian = header.is_big_endian,
    };
    if (size < (header.is_64 ? sizeof(Elf64_Ehdr) : sizeof(Elf32_Ehdr)))
        return error_about(err, image->path, "damaged ELF file: no whole header");
    memcpy(image->bytes, bytes, size);
    return read_segments(image, err) < 0 ? -1 : place_areas(image, code_size, err);
}

static unsigned char *in_area(const struct changed_area *area, uint64_t address, uint64_t size)
{
    if (address < area->address || address - area->address > area->size ||
        size > area->size - (address - area->address))
        return NULL;
    return area->bytes + (address - area->address);
}

unsigned char *changed_at(const struct changed_file *image, uint64_t address, uint64_t size)
{
    for (size_t i = 0; i < image->segment_count; i++) {
        const struct changed_segment *segment = &image->segments[i];
        uint64_t offset;
        if (segment->type != PT_LOAD || address < segment->address ||
            address - segment->address > segment->file_size ||
            size > segment->file_size - (address - segment->address) ||
            __builtin_add_overflow(segment->offset, address - segment->address, &offset) ||
            offset > image->size || size > image->size - offset)
            continue;
        return image->bytes + offset;
    }
    unsigned char *added = in_area(&image->data, address, size);
    return added ? added : in_area(&image->code, address, size);
}

uint64_t changed_add(struct changed_file *image, uint64_t size)
{
    struct changed_area *area = &image->data;
    uint64_t at = align(area->size, 16);
    size_t room = (size_t)area->room;
    area->bytes = arena_reserve(image->arena, area->bytes, (size_t)area->size,
                                (size_t)(at - area->size + size), &room, 1);
    area->room = room;
    area->size = at + size;
    return area->address + at;
}

uint64_t changed_add_code(struct changed_file *image, const void *code, size_t size)
{
    struct changed_area *area = &image->code;
    uint64_t at = align(area->size, 16);
    memcpy(area->bytes + at, code, size);
    area->size = at + size;
    return area->address + at;
}

struct changed_segment *changed_segment(const struct changed_file *image, uint32_t type)
{
    for (size_t i = 0; i < image->segment_count; i++)
        if (image->segments[i].type == type)
            return &image->segments[i];
    return NULL;
}

void changed_move_section(struct changed_file *image, const struct changed_moved *moved)
{
    const struct layout *layout = layout_of(image);
    unsigned word = changed_word(image);
    uint64_t offset = changed_get(image, image->bytes + layout->shoff, word);
    uint64_t count = changed_get(image, image->bytes + layout->shnum, 2);
    if (!offset || offset > image->size ||
        changed_get(image, image->bytes + layout->shentsize, 2) != layout->section_size ||
        count * layout->section_size > image->size - offset)
        return;
    for (uint64_t i = 0; i < count; i++) {
        unsigned char *at = image->bytes + offset + i * layout->section_size;
        if (changed_get(image, at + layout->section_address, word) != moved->old ||
            !changed_get(image, at + layout->section_bytes, word))
            continue;
        changed_put(image, at + layout->section_address, word, moved->address);
        changed_put(image, at + layout->section_bytes, word, moved->size);
        if (moved->entries)
            changed_put(image, at + layout->section_info, 4, moved->entries);
        if (moved->address >= image->code.address)
            changed_put(image, at + layout->section_offset, word, moved->address - image->base);
        return;
    }
}

/* Inserts the segment behind the last one that is loaded. */
static void add_segment(struct changed_file *image, const struct changed_area *area, uint32_t flags)
{
    size_t at = image->segment_count;
    while (at && image->segments[at - 1].type != PT_LOAD)
        at--;
    memmove(&image->segments[at + 1], &image->segments[at],
            (image->segment_count - at) * sizeof(*image->segments));
    image->segments[at] = (struct changed_segment){.type = PT_LOAD,
                                                   .flags = flags,
                                                   .offset = area->address - image->base,
                                                   .address = area->address,
                                                   .file_size = area->size,
                                                   .memory_size = area->size,
                                                   .alignment = image->alignment};
    image->segment_count++;
}

/* Writes the program headers where they are now. */
static void write_segments(struct changed_file *image, unsigned char *at)
{
    const struct layout *layout = layout_of(image);
    unsigned word = changed_word(image);
    for (size_t i = 0; i < image->segment_count; i++, at += layout->segment_size) {
        const struct changed_segment *segment = &image->segments[i];
        changed_put(image, at, 4, segment->type);
        changed_put(image, at + layout->flags, 4, segment->flags);
        changed_put(image, at + layout->offset, word, segment->offset);
        changed_put(image, at + layout->address, word, segment->address);
        changed_put(image, at + layout->address + word, word, segment->address); /* p_paddr */
        changed_put(image, at + layout->file_size, word, segment->file_size);
        changed_put(image, at + layout->memory_size, word, segment->memory_size);
        changed_put(image, at + layout->alignment, word, segment->alignment);
    }
}

const unsigned char *changed_finish(struct changed_file *image, uint64_t *size)
{
    const struct layout *layout = layout_of(image);
    uint64_t start = image->data.address - image->base;
    if (image->code.size)
        add_segment(image, &image->code, PF_R | PF_X);
    add_segment(image, &image->data, PF_R | PF_W);
    struct changed_segment *self = changed_segment(image, PT_PHDR);
    if (self) {
        self->offset = start;
        self->address = image->data.address;
        self->file_size = self->memory_size = image->segment_count * layout->segment_size;
    }
    changed_put(image, image->bytes + layout->phoff, changed_word(image), start);
    changed_put(image, image->bytes + layout->phnum, 2, image->segment_count);
    *size = start + image->data.size;
    unsigned char *whole = arena_alloc(image->arena, *size + 1);
    memcpy(whole, image->bytes, image->size);
    if (image->code.size)
        memcpy(whole + (image->code.address - image->base), image->code.bytes, image->code.size);
    memcpy(whole + start, image->data.bytes, image->data.size);
    write_segments(image, whole + start);
    return whole;
}
