/* One line table of .debug_line: its header, and the program that makes its rows. For the lines
 * module only. */
#ifndef ELF_LINE_TABLE_H
#define ELF_LINE_TABLE_H

#include "elf/handle.h"

/* What a relocation says is to be written at a place of .debug_line. */
struct elf_line_fixup {
    uint64_t at;
    unsigned section; /* of the symbol */
    uint64_t value;   /* the symbol's, with the addend */
};

struct elf_line_tables {
    const struct elf_file *file;
    struct elf_span lines;        /* .debug_line */
    struct elf_span line_strings; /* .debug_line_str */
    struct elf_span strings;      /* .debug_str */
    bool is_object;
    const struct elf_line_fixup *fixups; /* of an object, sorted by place */
    size_t fixup_count;
};

struct elf_line_table;

/* Called for each range of code that comes from one line. `start` and `end` are offsets in the
 * section of an object. */
struct elf_line_range {
    unsigned section;
    uint64_t start;
    uint64_t end;
    uint64_t file; /* for elf_line_table_name */
    unsigned line;
};
typedef void elf_line_visit(void *data, const struct elf_line_table *table,
                            const struct elf_line_range *range);

/* Goes through all tables. What is damaged ends the table or all of them. */
void elf_line_tables_visit(const struct elf_line_tables *tables, elf_line_visit *visit, void *data);

/* The name of a file of the table, in the arena; NULL when the table does not tell. */
const char *elf_line_table_name(struct arena *arena, const struct elf_line_table *table,
                                uint64_t file);

#endif
