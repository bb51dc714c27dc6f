/* posix_spawn_file_actions_addchdir_np (glibc 2.29). The function
 * posix_spawn_file_actions_destroy of an older libc does not free the copy of the path. */
#include "spawn.h"

extern char *strdup(const char *text);

int posix_spawn_file_actions_addchdir_np(struct file_actions *restrict list,
                                         const char *restrict path)
{
    char *copy = strdup(path);
    if (!copy)
        return ENOMEM;
    struct spawn_action *action = spawn_add(list, ACTION_CHDIR);
    if (!action) {
        free(copy);
        return ENOMEM;
    }
    action->path = copy;
    return 0;
}
