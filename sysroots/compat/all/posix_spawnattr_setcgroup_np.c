/* posix_spawnattr_setcgroup_np (glibc 2.39): the directory of a cgroup, with POSIX_SPAWN_SETCGROUP.
 */
#include "spawn.h"

int posix_spawnattr_setcgroup_np(struct attributes *attributes, int cgroup)
{
    attributes->cgroup = cgroup;
    return 0;
}
