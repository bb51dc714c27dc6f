/* posix_spawn_file_actions_addfchdir_np (glibc 2.29) */
#include "spawn.h"

int posix_spawn_file_actions_addfchdir_np(struct file_actions *list, int fd)
{
    return spawn_add_fd(list, ACTION_FCHDIR, fd);
}
