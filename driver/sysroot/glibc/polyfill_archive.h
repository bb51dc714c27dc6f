/* The archives of a sysroot's chosen polyfills: those parts of abicc's machine code that the
 * release lacks. */
#ifndef SYSROOT_GLIBC_POLYFILL_ARCHIVE_H
#define SYSROOT_GLIBC_POLYFILL_ARCHIVE_H

#include "sysroot/write/objects_read.h"
#include "tables/abi.h"
#include "tables/polyfill.h"

/* Returns those of `chosen` that a linker finds in no library of release `floor`. Archives contain
 * no others, so the order of libraries cannot put abicc's function before the C library's. */
struct polyfill_table polyfill_lacking(struct arena *arena, const struct polyfill_table *chosen,
                                       const struct abi *abi, struct version floor);

/* Returns those of libm (`is_math`: declared in <math.h>, <complex.h> or <fenv.h>), or all others.
 */
struct polyfill_table polyfill_of_libm(struct arena *arena, const struct polyfill_table *lacking,
                                       bool is_math);

/* Writes them as an archive to `path`, which is empty when there are none. */
int polyfill_write_archive(struct arena *arena, const struct objects *objects,
                           const struct polyfill_table *polyfills, const char *path,
                           struct error *err);

#endif
