/* The archives of a sysroot's chosen polyfills: of the machine code that abicc carries, what this
 * release lacks. */
#ifndef SYSROOT_GLIBC_POLYFILL_ARCHIVE_H
#define SYSROOT_GLIBC_POLYFILL_ARCHIVE_H

#include "tables/abi.h"
#include "tables/polyfill.h"

/* Of `chosen`, those that a linker finds in no library of release `floor`. A name that is there is
 * in no archive, so no order of libraries on a line can put ours before the C library's. */
struct polyfill_table polyfill_lacking(struct arena *arena, const struct polyfill_table *chosen,
                                       const struct abi *abi, struct version floor);

/* Those of libm (`is_math`: declared in <math.h>, <complex.h> or <fenv.h>), or all others. */
struct polyfill_table polyfill_of_libm(struct arena *arena, const struct polyfill_table *lacking,
                                       bool is_math);

/* Writes them as an archive to `path`; one without members when there are none. */
int polyfill_write_archive(struct arena *arena, const char *arch,
                           const struct polyfill_table *polyfills, const char *path,
                           struct error *err);

#endif
