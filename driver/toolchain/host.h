/* The directories in which the host keeps headers and libraries, for sysroots that use them and
 * links that must not. */
#ifndef TOOLCHAIN_HOST_H
#define TOOLCHAIN_HOST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "toolchain/toolchain.h"

/* Returns the directories of the host's C headers for the compiler's architecture, in search order:
 * those of this machine's C library (Debian's multiarch directory if there is one, and
 * /usr/include), or those that the cross compiler was made with. None where only this machine's are
 * installed, and it is of another architecture. */
struct strvec host_include_directories(struct arena *arena, const struct toolchain *toolchain);

/* Returns the directories that may have the host's static archives for `arch`, in search order. */
struct strvec host_library_directories(struct arena *arena, const char *arch);

/* Returns whether the real path leads to what clang brings: /usr/lib/llvm-14/lib/clang/14.0.6/lib.
 */
bool host_is_clang_directory(const char *real);

/* Returns whether distributions or administrators install the host's libraries in the directory
 * (given by its real path): /lib*, /usr/lib*, /usr/local/lib*, and /usr/TRIPLET/lib* for cross
 * compilers; but not below `install_dir`, the compiler's own, nor what clang brings. */
bool host_is_library_directory(struct arena *arena, const char *directory, const char *install_dir);

/* Returns whether the directory (given by its real path) is one of the host's include directories,
 * so that naming it would put the host's C headers before the sysroot's. */
bool host_is_include_directory(struct arena *arena, const char *directory,
                               const struct toolchain *toolchain);

#endif
