/* Where the host keeps headers and libraries, for the sysroots that borrow from them and for the
 * links that must not. */
#ifndef TOOLCHAIN_HOST_H
#define TOOLCHAIN_HOST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"

/* The directories of the host's C headers for `arch`, in search order: Debian's multiarch directory
 * where there is one, and /usr/include. */
struct strvec host_include_directories(struct arena *arena, const char *arch);

/* The directories that may hold the host's static archives for `arch`, in search order. */
struct strvec host_library_directories(struct arena *arena, const char *arch);

/* Does the directory (by its real path) lie where a distribution or an administrator installs
 * libraries for the host: /lib*, /usr/lib*, /usr/local/lib*, but not below `install_dir`, the
 * compiler's own. */
bool host_is_library_directory(struct arena *arena, const char *directory, const char *install_dir);

/* Is the directory (by its real path) one of the host's own include directories, so that naming it
 * would put the host's C library headers before the sysroot's? */
bool host_is_include_directory(struct arena *arena, const char *directory, const char *arch);

#endif
