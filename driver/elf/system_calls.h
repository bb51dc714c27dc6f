/* The system calls that a linked file makes itself: instructions that enter the kernel with a
 * constant number, and calls of functions that take the number, as syscall(2) does. */
#ifndef ELF_SYSTEM_CALLS_H
#define ELF_SYSTEM_CALLS_H

#include <stdbool.h>

#include "elf/file.h"

struct elf_system_call {
    unsigned number;
    uint64_t address;
    const char *caller; /* the function that makes it, in the arena; NULL: not known */
};

struct elf_system_calls {
    struct elf_system_call *items;
    size_t count;
};

/* Which calls are found. */
struct elf_system_call_search {
    const char *const *functions; /* that take the number as their first argument */
    size_t function_count;
    bool has_traps;         /* instructions too */
    bool takes_in_register; /* the functions take it where the kernel does, as Go's do on x86-64 */
};

/* Finds them, in the order of addresses, at most 512. The number must be loaded by one of the
 * instructions before the call; other calls are not found. Finds none for machines whose
 * instructions cannot be read. */
int elf_system_calls_find(struct arena *arena, const struct elf_file *file,
                          const struct elf_system_call_search *search,
                          struct elf_system_calls *calls, struct error *err);

#endif
