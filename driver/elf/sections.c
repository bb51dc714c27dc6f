#include "elf/sections.h"

#include "elf/locate.h"

/* Limits of .comment; gcc writes some 40 bytes for an object, and linkers merge equal ones. */
enum { MAX_COMMENT_BYTES = 1 << 20, MAX_COMMENTS = 1 << 10 };

bool elf_section_span(const struct elf_file *file, const GElf_Shdr *header, struct elf_span *span)
{
    return header->sh_type != SHT_NOBITS && header->sh_size &&
           elf_span_at(file, header->sh_offset, header->sh_size, span);
}

bool elf_section_names(const struct elf_file *file, struct elf_texts *names)
{
    size_t index;
    GElf_Shdr header;
    struct elf_span span;
    if (elf_getshdrstrndx(file->elf, &index) < 0)
        return false;
    Elf_Scn *section = elf_getscn(file->elf, index);
    return section && gelf_getshdr(section, &header) && elf_section_span(file, &header, &span) &&
           elf_texts_of(span, names);
}

Elf_Scn *elf_section_of_type(const struct elf_file *file, uint32_t type, GElf_Shdr *header)
{
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));)
        if (gelf_getshdr(section, header) && header->sh_type == type)
            return section;
    return NULL;
}

/* Returns the first section with this name, or with this prefix. */
static Elf_Scn *find_name(const struct elf_file *file, const char *name, bool is_prefix,
                          GElf_Shdr *header)
{
    struct elf_texts names;
    size_t length = strlen(name) + (is_prefix ? 0 : 1);
    if (!elf_section_names(file, &names))
        return NULL;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));) {
        if (!gelf_getshdr(section, header))
            continue;
        const char *own = elf_text_at(&names, header->sh_name);
        if (own && strncmp(own, name, length) == 0)
            return section;
    }
    return NULL;
}

Elf_Scn *elf_section_named(const struct elf_file *file, const char *name, GElf_Shdr *header)
{
    return find_name(file, name, false, header);
}

bool elf_file_has_section(const struct elf_file *file, const char *prefix)
{
    GElf_Shdr header;
    return find_name(file, prefix, true, &header);
}

bool elf_file_has_code(const struct elf_file *file)
{
    GElf_Shdr header;
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));)
        if (gelf_getshdr(section, &header) && (header.sh_flags & SHF_EXECINSTR) && header.sh_size)
            return true;
    return false;
}

/* Adds the strings of the section that are not there yet. */
static void add_strings(struct arena *arena, const struct elf_file *file, const char *section,
                        struct strvec *strings)
{
    GElf_Shdr header;
    struct elf_span span;
    if (!elf_section_named(file, section, &header) || (header.sh_flags & SHF_COMPRESSED) ||
        !elf_section_span(file, &header, &span))
        return;
    const char *at = (const char *)span.bytes;
    size_t left = span.size < MAX_COMMENT_BYTES ? span.size : MAX_COMMENT_BYTES;
    while (left && strings->count < MAX_COMMENTS) {
        size_t length = strnlen(at, left);
        const char *text = arena_strndup(arena, at, length);
        if (length && !strvec_contains(strings, text))
            strvec_push(arena, strings, text);
        length += length < left; /* the NUL, which the last one may lack */
        at += length;
        left -= length;
    }
}

struct strvec elf_file_comments(struct arena *arena, const struct elf_file *file)
{
    struct strvec comments = {0};
    add_strings(arena, file, ".comment", &comments);
    add_strings(arena, file, ".GCC.command.line", &comments);
    return comments;
}

bool elf_file_holds_text(const struct elf_file *file, const char *text)
{
    size_t count;
    GElf_Phdr segment;
    struct elf_span span;
    uint64_t seen = 0; /* sections of a valid file do not overlap, except for parts of a page */
    if (elf_getphdrnum(file->elf, &count) < 0)
        return false;
    for (size_t i = 0; i < count && seen <= file->size; i++, seen += segment.p_filesz)
        if (gelf_getphdr(file->elf, (int)i, &segment) && segment.p_type == PT_LOAD &&
            elf_span_at(file, segment.p_offset, segment.p_filesz, &span) &&
            memmem(span.bytes, span.size, text, strlen(text)))
            return true;
    return false;
}
