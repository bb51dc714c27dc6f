/* Where the host keeps headers and libraries, for the sysroots that borrow from them and for the
 * links that must not. */
#ifndef TOOLCHAIN_HOST_H
#define TOOLCHAIN_HOST_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"

/* The folders of the host's C headers for `arch`, in search order: Debian's multiarch folder where
 * there is one, and /usr/include. */
struct strvec host_include_folders(struct arena *arena, const char *arch);

/* The folders that may hold the host's static archives for `arch`, in search order. */
struct strvec host_library_folders(struct arena *arena, const char *arch);

/* Does the folder (by its real path) lie where a distribution or an administrator installs
 * libraries for the host: /lib*, /usr/lib*, /usr/local/lib*, but not below `install_dir`, the
 * compiler's own. */
bool host_is_library_folder(struct arena *arena, const char *folder, const char *install_dir);

/* Is the folder (by its real path) one of the host's own include folders, so that naming it would
 * put the host's C library headers before the sysroot's? */
bool host_is_include_folder(struct arena *arena, const char *folder, const char *arch);

#endif
