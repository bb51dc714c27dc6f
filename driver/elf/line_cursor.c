#include "elf/line_cursor.h"

const unsigned char *elf_cursor_take(struct elf_cursor *cursor, uint64_t size)
{
    if (cursor->is_bad || size > (uint64_t)(cursor->end - cursor->at)) {
        cursor->is_bad = true;
        return NULL;
    }
    const unsigned char *start = cursor->at;
    cursor->at += size;
    return start;
}

uint64_t elf_cursor_fixed(struct elf_cursor *cursor, unsigned size)
{
    const struct elf_file *file = cursor->tables->file;
    const unsigned char *start = elf_cursor_take(cursor, size);
    if (!start)
        return 0;
    switch (size) {
    case 1:
        return *start;
    case 2:
        return elf_u16(file, start);
    case 4:
        return elf_u32(file, start);
    case 8:
        return elf_u64(file, start);
    default:
        cursor->is_bad = true;
        return 0;
    }
}

uint64_t elf_cursor_uleb(struct elf_cursor *cursor)
{
    uint64_t value = 0;
    for (unsigned shift = 0;; shift += 7) {
        const unsigned char *byte = elf_cursor_take(cursor, 1);
        if (!byte)
            return 0;
        if (shift < 64)
            value |= (uint64_t)(*byte & 0x7f) << shift;
        if (!(*byte & 0x80))
            return value;
    }
}

int64_t elf_cursor_sleb(struct elf_cursor *cursor)
{
    uint64_t value = 0;
    for (unsigned shift = 0;;) {
        const unsigned char *byte = elf_cursor_take(cursor, 1);
        if (!byte)
            return 0;
        if (shift < 64)
            value |= (uint64_t)(*byte & 0x7f) << shift;
        shift += 7;
        if (*byte & 0x80)
            continue;
        if (shift < 64 && (*byte & 0x40))
            value |= ~(uint64_t)0 << shift;
        return (int64_t)value;
    }
}

const char *elf_cursor_text(struct elf_cursor *cursor)
{
    const unsigned char *end =
        cursor->is_bad ? NULL : memchr(cursor->at, '\0', (size_t)(cursor->end - cursor->at));
    if (!end) {
        cursor->is_bad = true;
        return "";
    }
    const char *start = (const char *)cursor->at;
    cursor->at = (const unsigned char *)end + 1;
    return start;
}

const struct elf_line_fixup *elf_line_fixup_at(const struct elf_line_tables *tables,
                                               const unsigned char *at)
{
    uint64_t offset = (uint64_t)(at - tables->lines.bytes);
    size_t low = 0;
    size_t high = tables->fixup_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (tables->fixups[middle].at < offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == tables->fixup_count || tables->fixups[low].at != offset)
        return NULL;
    return &tables->fixups[low];
}

const char *elf_cursor_far_text(struct elf_cursor *cursor, unsigned size,
                                const struct elf_span *texts)
{
    const struct elf_line_fixup *fixup = elf_line_fixup_at(cursor->tables, cursor->at);
    uint64_t offset = elf_cursor_fixed(cursor, size);
    if (fixup)
        offset = fixup->value;
    if (offset >= texts->size || !memchr(texts->bytes + offset, '\0', texts->size - offset)) {
        cursor->is_bad = true;
        return "";
    }
    return (const char *)texts->bytes + offset;
}
