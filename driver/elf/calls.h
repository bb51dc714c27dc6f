/* The callers of functions in a linked file. */
#ifndef ELF_CALLS_H
#define ELF_CALLS_H

#include <stdbool.h>

#include "elf/file.h"

struct elf_call {
    size_t callee;      /* index in the list of functions */
    uint64_t address;   /* of the call */
    const char *caller; /* the function that contains the call, in the arena; NULL: not known */
};

/* Returns whether the calls in code of that machine can be found. */
bool elf_calls_can_read(unsigned machine);

/* Finds the calls and tail calls of functions that the file defines or takes from a library through
 * its PLT, on x86-64 also through its table of addresses, in the order of addresses, at most 256.
 * Finds none for machines whose instructions cannot be read. Does not see calls through pointers.
 */
struct elf_calls {
    struct elf_call *items;
    size_t count;
};
int elf_calls_find(struct arena *arena, const struct elf_file *file, const char *const *functions,
                   size_t function_count, struct elf_calls *calls, struct error *err);

#endif
