/* The table of Linux's system calls (sysroots/abi/syscalls.tsv): their numbers on an architecture,
 * and the first kernels that have them. */
#ifndef TABLES_SYSTEM_CALL_H
#define TABLES_SYSTEM_CALL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/arch.h"

struct system_call {
    const char *name;
    struct version first; /* the first kernel that has it on the architecture */
    unsigned number;
};

/* The calls of one architecture, sorted by number. */
struct system_calls {
    const struct arch *arch;
    const struct system_call *items;
    size_t count;
    struct strvec foreign; /* the names of those that only other architectures have; sorted */
};

/* Reads the calls of the architecture. */
int system_calls_load(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                      struct system_calls *calls, struct error *err);

/* Return the call of that name, or number, or NULL. */
const struct system_call *system_call_named(const struct system_calls *calls, const char *name);
const struct system_call *system_call_numbered(const struct system_calls *calls, unsigned number);

/* Returns whether the kernel of that release lacks the call. */
bool system_call_is_newer(const struct system_call *call, struct version kernel);

#endif
