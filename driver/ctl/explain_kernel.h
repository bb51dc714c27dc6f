/* What abictl explain tells of Linux: the first kernel with a system call, and what happens on an
 * older one. */
#ifndef CTL_EXPLAIN_KERNEL_H
#define CTL_EXPLAIN_KERNEL_H

#include "ctl/explain.h"
#include "tables/kernel_function.h"

/* Stores the system call of that name, or that the function of that name rests on; NULL: none is
 * known. `without` is what the C library does on a kernel that lacks it; NULL: it fails. */
struct explain_kernel {
    const struct system_call *call;
    const char *without;
};
int explain_kernel_read(const struct explain *explain, const char *name,
                        struct explain_kernel *kernel, struct error *err);

/* Prints the line about the system call, if there is one; returns it as JSON, or null. */
void explain_kernel_print(const struct explain *explain, const struct explain_kernel *kernel);
json_t *explain_kernel_json(const struct explain_kernel *kernel);

#endif
