/* The libraries of a generated glibc sysroot: stubs, libc.so script, start files, archives. */
#ifndef SYSROOT_GLIBC_GLIBC_H
#define SYSROOT_GLIBC_GLIBC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "sysroot/write/objects_read.h"
#include "tables/abi.h"
#include "tables/polyfill.h"

/* The linker script, for -l, of what the compiler's archives need of a newer libc, and of this one:
 * as libc.so, but nothing in it is linked unasked. */
#define GLIBC_NEEDS "abicc_needs"

struct glibc_request {
    const struct objects *objects; /* of the architecture */
    const struct abi *abi;
    struct version floor;                /* the release to describe */
    const struct polyfill_table *chosen; /* those that the release lacks are found by -lc and -lm */
    const char *libdir; /* an existing, empty directory, which is the usr/lib of a sysroot */
};

/* Writes every stub of the release, its development name (libm.so), the libc.so linker script, the
 * start files and the archives. The scripts name their parts as /usr/lib/<file>. */
int glibc_write_libraries(struct arena *arena, const struct glibc_request *request,
                          struct error *err);

#endif
