/* The places where an object's code refers to a symbol. */
#ifndef ELF_REFERENCES_H
#define ELF_REFERENCES_H

#include "elf/file.h"

struct elf_reference {
    unsigned section; /* its index, and the offset in it */
    uint64_t offset;
    const char *function; /* that contains the place, in the arena; NULL when none does */
};

/* Finds the places by the relocations of the sections of code, in their order, at most 512. `name`
 * may have a version in the object (getrandom@GLIBC_2.25). */
int elf_references_find(struct arena *arena, const struct elf_file *object, const char *name,
                        struct elf_reference **references, size_t *count, struct error *err);

#endif
