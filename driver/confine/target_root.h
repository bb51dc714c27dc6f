/* A root directory that has a target's system files and this machine's others: in a mount namespace
 * of this process, without privileges where those of users are allowed. See mount_namespaces(7) and
 * user_namespaces(7). */
#ifndef CONFINE_TARGET_ROOT_H
#define CONFINE_TARGET_ROOT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct target_root {
    const char *directory; /* with the target's system */
    struct strvec kept;  /* absolute real paths of this machine that stay what they are, also below
                          * the system's directories */
    const char *release; /* for /proc/sys/kernel/osrelease; NULL: this machine's */
};

/* Makes it the root of this process. /bin, /sbin, /lib* and /usr are those of the directory alone;
 * /etc, /opt and /var are too if it has them; all others are this machine's if it has them. Writes
 * nothing into the directory. The working directory keeps its path.
 *
 * Returns -1 with `*is_forbidden` where no namespaces can be made: then nothing has
 * changed.
 */
int target_root_enter(struct arena *arena, const struct target_root *root, bool *is_forbidden,
                      struct error *err);

/* Returns whether the absolute path is below a directory that is always the target's: /bin, /sbin,
 * /lib* or /usr. */
bool target_root_owns(const char *path);

#endif
