/* Who calls a function in a linked file. */
#ifndef ELF_CALLS_H
#define ELF_CALLS_H

#include "elf/file.h"

struct elf_call {
    size_t callee;      /* index in the list that was asked for */
    uint64_t address;   /* of the call */
    const char *caller; /* the function that it is in, in the arena; NULL when no symbol tells */
};

/* The calls and tail calls of functions that the file defines or takes from a library (through its
 * PLT, or its table of addresses alone), in order of address, at most 256. Of x86-64 and aarch64
 * code; of other machines' none, and of aarch64's only calls of what the file defines. Calls by
 * address alone are not seen. */
struct elf_calls {
    struct elf_call *items;
    size_t count;
};
int elf_calls_find(struct arena *arena, const struct elf_file *file, const char *const *functions,
                   size_t function_count, struct elf_calls *calls, struct error *err);

#endif
