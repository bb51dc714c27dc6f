/* The libraries of a generated glibc sysroot: stubs, libc.so script, start files, archives. */
#ifndef SYSROOT_GLIBC_GLIBC_H
#define SYSROOT_GLIBC_GLIBC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/abi.h"
#include "tables/polyfill.h"

/* Writes every stub of release `floor`, its development name (libm.so), the libc.so linker script,
 * the start files and the archives into the existing, empty directory `libdir`. That is the usr/lib
 * of a sysroot, and the scripts name their parts as /usr/lib/<file>. -lc and -lm find those of the
 * `chosen` polyfills that the release lacks. */
int glibc_write_libraries(struct arena *arena, const struct strvec *roots, const struct abi *abi,
                          struct version floor, const struct polyfill_table *chosen,
                          const char *libdir, struct error *err);

#endif
