#include "elf/segments.h"

#include "elf/locate.h"

int elf_segment_find(const struct elf_file *file, uint32_t type, GElf_Phdr *segment,
                     struct error *err)
{
    size_t count;
    *segment = (GElf_Phdr){0};
    if (elf_getphdrnum(file->elf, &count) < 0)
        return elf_damaged_reason(file, err);
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(file->elf, (int)i, segment))
            return elf_damaged_reason(file, err);
        if (segment->p_type == type)
            return 1;
    }
    return 0;
}

bool elf_address_find(const struct elf_file *file, uint64_t address, uint64_t *offset,
                      uint64_t *left)
{
    size_t count;
    GElf_Phdr segment;
    if (elf_getphdrnum(file->elf, &count) < 0)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(file->elf, (int)i, &segment) || segment.p_type != PT_LOAD ||
            address < segment.p_vaddr || address - segment.p_vaddr >= segment.p_filesz)
            continue;
        uint64_t inside = address - segment.p_vaddr;
        *left = segment.p_filesz - inside;
        if (__builtin_add_overflow(segment.p_offset, inside, offset) || *offset >= file->size)
            return false;
        if (*left > file->size - *offset)
            *left = file->size - *offset;
        return true;
    }
    return false;
}

bool elf_address_span(const struct elf_file *file, uint64_t address, struct elf_span *span)
{
    uint64_t offset;
    uint64_t left;
    return elf_address_find(file, address, &offset, &left) && elf_span_at(file, offset, left, span);
}

static int read_interpreter(const struct elf_file *file, const GElf_Phdr *segment,
                            struct elf_segments *segments, struct error *err)
{
    struct elf_span span;
    struct elf_texts text;
    /* A file that holds only debug information keeps the program header without its content. */
    if (!segment->p_filesz)
        return 0;
    if (!elf_span_at(file, segment->p_offset, segment->p_filesz, &span) ||
        !elf_texts_of(span, &text))
        return elf_damaged(file, "the loader's name lies outside the file or has no end", err);
    segments->interpreter = text.start;
    return 0;
}

enum { SMALLEST_PAGE = 4096 };

/* Lowers `page_size` to the alignment of the segment. One below the smallest page (ld -n) tells
 * nothing. */
static void take_page_size(const GElf_Phdr *segment, struct elf_segments *segments)
{
    uint64_t alignment = segment->p_align;
    if (alignment >= SMALLEST_PAGE && !(alignment & (alignment - 1)) &&
        (!segments->page_size || alignment < segments->page_size))
        segments->page_size = alignment;
}

int elf_file_segments(const struct elf_file *file, struct elf_segments *segments, struct error *err)
{
    size_t count;
    GElf_Phdr segment;
    *segments = (struct elf_segments){0};
    if (elf_getphdrnum(file->elf, &count) < 0)
        return elf_damaged_reason(file, err);
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(file->elf, (int)i, &segment))
            return elf_damaged_reason(file, err);
        if (segment.p_type == PT_INTERP && !segments->interpreter) {
            if (read_interpreter(file, &segment, segments, err) < 0)
                return -1;
        } else if (segment.p_type == PT_GNU_STACK) {
            segments->stack = segment.p_flags & PF_X ? ELF_STACK_EXECUTABLE : ELF_STACK_PLAIN;
        } else if (segment.p_type == PT_GNU_RELRO) {
            segments->has_relro = true;
        } else if (segment.p_type == PT_LOAD) {
            take_page_size(&segment, segments);
        }
    }
    return 0;
}
