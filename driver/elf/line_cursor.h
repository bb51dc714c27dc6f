/* Reads .debug_line in order: numbers, strings, and what relocations write there. For the line
 * table only. */
#ifndef ELF_LINE_CURSOR_H
#define ELF_LINE_CURSOR_H

#include "elf/line_table.h"

/* A reader. Beyond the end it returns only zeros and sets `is_bad`. */
struct elf_cursor {
    const struct elf_line_tables *tables;
    const unsigned char *at;
    const unsigned char *end;
    bool is_bad;
};

/* Returns the next `size` bytes, or NULL. */
const unsigned char *elf_cursor_take(struct elf_cursor *cursor, uint64_t size);

/* Reads a number of 1, 2, 4 or 8 bytes. */
uint64_t elf_cursor_fixed(struct elf_cursor *cursor, unsigned size);

/* Read numbers in LEB128. */
uint64_t elf_cursor_uleb(struct elf_cursor *cursor);
int64_t elf_cursor_sleb(struct elf_cursor *cursor);

/* Reads a string; returns "" when it has no end. */
const char *elf_cursor_text(struct elf_cursor *cursor);

/* Reads the offset of a string in another section, and returns the string. */
const char *elf_cursor_far_text(struct elf_cursor *cursor, unsigned size,
                                const struct elf_span *texts);

/* Returns what an object's relocation writes to this place, or NULL. */
const struct elf_line_fixup *elf_line_fixup_at(const struct elf_line_tables *tables,
                                               const unsigned char *at);

#endif
