/* posix_spawn_file_actions_addclosefrom_np (glibc 2.34) */
#include "spawn.h"

int posix_spawn_file_actions_addclosefrom_np(struct file_actions *list, int fd)
{
    return spawn_add_fd(list, ACTION_CLOSEFROM, fd);
}
