/* A second place for the parts of a cross compiler, in the sysroot.
 *
 * A cross gcc that is configured like Debian's looks for the headers and libraries of its target's
 * C library beside its own parts, whatever the sysroot is: in ../../../../TRIPLET/include and lib,
 * and before the sysroot's. From links to its parts in a directory that has no such neighbours, it
 * reaches the sysroot's only. GCC_EXEC_PREFIX (gcc manual, "Environment Variables") leads gcc
 * there, and --gcc-toolchain clang. */
#ifndef SYSROOT_SHADOW_H
#define SYSROOT_SHADOW_H

#include "base/arena.h"
#include "base/error.h"
#include "toolchain/toolchain.h"

/* Writes the links into the sysroot; nothing for a compiler that is none of these. */
int shadow_write(struct arena *arena, const struct toolchain *toolchain, const char *sysroot,
                 struct error *err);

/* Returns the value for GCC_EXEC_PREFIX, or NULL. */
const char *shadow_exec_prefix(struct arena *arena, const struct toolchain *toolchain,
                               const char *sysroot);

/* Returns the value for clang's --gcc-toolchain, or NULL. */
const char *shadow_gcc_toolchain(struct arena *arena, const struct toolchain *toolchain,
                                 const char *sysroot);

#endif
