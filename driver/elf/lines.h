/* Source lines, from DWARF's line tables (.debug_line, versions 2 to 5). Read by this directory
 * itself: they are the only part of DWARF that is asked for, and libdw would bring four libraries
 * into the wrapper. */
#ifndef ELF_LINES_H
#define ELF_LINES_H

#include "elf/file.h"

struct elf_line {
    const char *file; /* as the compiler was given it, below the directory that it ran in; NULL when
                       * the file does not tell */
    unsigned line;
};

/* A place in code that is asked for. */
struct elf_place {
    unsigned section;   /* of an object: the index of the section. 0 of a linked file */
    uint64_t offset;    /* in that section; the address of a linked file */
    struct elf_line at; /* the answer */
};

/* Fills the answers, and sorts the places by section and offset. No line table is no error. Texts
 * belong to the arena. */
int elf_lines_find(struct arena *arena, const struct elf_file *file, struct elf_place *places,
                   size_t count, struct error *err);

#endif
