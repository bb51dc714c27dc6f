/* The library side of a generated glibc sysroot: stubs, libc.so script, start files, archives. */
#ifndef SYSROOT_GLIBC_GLIBC_H
#define SYSROOT_GLIBC_GLIBC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/abi.h"
#include "tables/polyfill.h"

/* Writes every stub of release `floor`, its development name (libm.so), the libc.so linker script,
 * the start files and the archives into the existing, empty directory `libdir`, which is the
 * usr/lib of a sysroot: the scripts name their parts as /usr/lib/<file>. Of the `chosen` polyfills
 * those that the release lacks are found by -lc and -lm. */
int glibc_write_libraries(struct arena *arena, const struct strvec *roots, const struct abi *abi,
                          struct version floor, const struct polyfill_table *chosen,
                          const char *libdir, struct error *err);

#endif
