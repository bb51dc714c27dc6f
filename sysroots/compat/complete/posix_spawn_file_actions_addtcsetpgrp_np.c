/* posix_spawn_file_actions_addtcsetpgrp_np (glibc 2.35) */
#include "spawn.h"

int posix_spawn_file_actions_addtcsetpgrp_np(struct file_actions *list, int fd)
{
    return spawn_add_fd(list, ACTION_TCSETPGRP, fd);
}
