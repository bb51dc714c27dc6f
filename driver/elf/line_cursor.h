/* Reading .debug_line in order: numbers, texts, and what relocations put there. For the line table
 * only. */
#ifndef ELF_LINE_CURSOR_H
#define ELF_LINE_CURSOR_H

#include "elf/line_table.h"

/* Reading in order. Beyond the end all is 0, and `is_bad`. */
struct elf_cursor {
    const struct elf_line_tables *tables;
    const unsigned char *at;
    const unsigned char *end;
    bool is_bad;
};

/* The next `size` bytes, or NULL. */
const unsigned char *elf_cursor_take(struct elf_cursor *cursor, uint64_t size);

/* A number of 1, 2, 4 or 8 bytes. */
uint64_t elf_cursor_fixed(struct elf_cursor *cursor, unsigned size);

/* Numbers in LEB128. */
uint64_t elf_cursor_uleb(struct elf_cursor *cursor);
int64_t elf_cursor_sleb(struct elf_cursor *cursor);

/* A text that lies here; "" when it has no end. */
const char *elf_cursor_text(struct elf_cursor *cursor);

/* A text of another section, by its offset there. */
const char *elf_cursor_far_text(struct elf_cursor *cursor, unsigned size,
                                const struct elf_span *texts);

/* What an object's relocation puts at this place, or NULL. */
const struct elf_line_fixup *elf_line_fixup_at(const struct elf_line_tables *tables,
                                               const unsigned char *at);

#endif
