/* posix_spawnattr_getcgroup_np (glibc 2.39) */
#include "spawn.h"

int posix_spawnattr_getcgroup_np(const struct attributes *restrict attributes, int *restrict cgroup)
{
    *cgroup = attributes->cgroup;
    return 0;
}
