/* The archives of the compiler's runtimes in a glibc sysroot: OpenMP, coverage, sanitizers ... */
#ifndef SYSROOT_GLIBC_RUNTIME_ARCHIVES_H
#define SYSROOT_GLIBC_RUNTIME_ARCHIVES_H

#include "base/arena.h"
#include "base/error.h"
#include "toolchain/compiler_libraries.h"

/* A directory beside them with empty archives in place of those that only the program links. */
#define LIBRARIES_OF_PROGRAMS "abicc_shared"

/* A list beside them for the linker's --dynamic-list: the symbols of those. */
#define RUNTIME_NAMES "abicc_runtimes.list"

/* Puts into the directory `lib` of a glibc sysroot the compiler's archives, which -l finds there
 * instead of its shared libraries, which need the host's C library. Those of libstdc++ are apart
 * (sysroot/cxx/cxx.h). A link to an archive that is not installed dangles until it is installed. */
int runtime_archives_write(struct arena *arena, const struct toolchain *toolchain, const char *lib,
                           struct error *err);

#endif
