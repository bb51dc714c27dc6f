/* The archives of the compiler's runtimes in a glibc sysroot: OpenMP, coverage, sanitizers ... */
#ifndef SYSROOT_GLIBC_RUNTIME_ARCHIVES_H
#define SYSROOT_GLIBC_RUNTIME_ARCHIVES_H

#include "base/arena.h"
#include "base/error.h"
#include "toolchain/compiler_libraries.h"

/* A directory beside them, with empty archives of those that shared libraries leave to their
 * program.
 */
#define LIBRARIES_OF_PROGRAMS "abicc_shared"

/* A list beside them, for linkers' --dynamic-list: the names of those. */
#define RUNTIME_NAMES "abicc_runtimes.list"

/* Puts into the directory `lib` of a glibc sysroot what -l finds there in place of the compiler's
 * shared libraries, which need the host's C library: its archives. Those of libstdc++ are not
 * among them (sysroot/cxx.h). A link to an archive that is not installed leads nowhere, and is
 * there for the day on which it is. */
int runtime_archives_write(struct arena *arena, const struct toolchain *toolchain, const char *lib,
                           struct error *err);

#endif
