/* Source lines from DWARF's line tables (.debug_line, versions 2 to 5). They are read here because
 * no other part of DWARF is needed, and libdw would add four libraries to the wrapper. */
#ifndef ELF_LINES_H
#define ELF_LINES_H

#include "elf/file.h"

struct elf_line {
    const char *file; /* as the compiler was given it, relative to the directory in which it was
                       * started; NULL when it is not known */
    unsigned line;
};

/* A place in code whose line is looked up. */
struct elf_place {
    unsigned section;   /* in an object: the index of the section; in a linked file 0 */
    uint64_t offset;    /* in that section; in a linked file the address */
    struct elf_line at; /* the result */
};

/* Fills in the lines, and sorts the places by section and offset. A file without a line table is no
 * error. Texts are in the arena. */
int elf_lines_find(struct arena *arena, const struct elf_file *file, struct elf_place *places,
                   size_t count, struct error *err);

#endif
