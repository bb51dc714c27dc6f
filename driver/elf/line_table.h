/* A line table of .debug_line: its header, and the program that generates its rows. For lines.c
 * only. */
#ifndef ELF_LINE_TABLE_H
#define ELF_LINE_TABLE_H

#include "elf/handle.h"

/* What a relocation writes to a place of .debug_line. */
struct elf_line_fixup {
    uint64_t at;
    unsigned section; /* the symbol's */
    uint64_t value;   /* the symbol's value plus the addend */
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

/* A range of code that comes from one line. In an object, `start` and `end` are offsets in a
 * section. */
struct elf_line_range {
    unsigned section;
    uint64_t start;
    uint64_t end;
    uint64_t file; /* for elf_line_table_name */
    unsigned line;
};
typedef void elf_line_visit(void *data, const struct elf_line_table *table,
                            const struct elf_line_range *range);

/* Visits the ranges of all tables. Damaged content ends its table, or all of them. */
void elf_line_tables_visit(const struct elf_line_tables *tables, elf_line_visit *visit, void *data);

/* Returns the name of a file of the table, in the arena; NULL when the table does not state it. */
const char *elf_line_table_name(struct arena *arena, const struct elf_line_table *table,
                                uint64_t file);

#endif
