/* What functions of the C library do on a kernel without the system call that they rest on
 * (sysroots/abi/kernel-functions.tsv). */
#ifndef TABLES_KERNEL_FUNCTION_H
#define TABLES_KERNEL_FUNCTION_H

#include "tables/system_call.h"

/* A function, and the system call that it rests on. */
struct kernel_function {
    const char *name;
    const char *call;
    const char *without; /* what it does without the call; NULL: it fails with ENOSYS */
};

struct kernel_functions {
    const struct kernel_function *items; /* sorted by name */
    size_t count;
};

int kernel_functions_load(struct arena *arena, const struct strvec *roots,
                          struct kernel_functions *functions, struct error *err);

/* Returns the system call that the function rests on, or NULL where none is known: most rest on
 * calls that every kernel has. Stores what it does without the call, as in struct kernel_function.
 */
const struct system_call *kernel_function_call(const struct kernel_functions *functions,
                                               const struct system_calls *calls, const char *name,
                                               const char **without);

#endif
