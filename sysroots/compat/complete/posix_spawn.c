/* posix_spawn and posix_spawnp for file actions and attributes that are newer than the target's
 * libc. If these are chosen, the headers redirect calls to these functions, which pass all other
 * calls on to libc. */
#include "spawn_child.h"

static bool is_newer(const struct file_actions *list, const struct attributes *attributes)
{
    if (attributes && attributes->flags & SPAWN_SETCGROUP)
        return true;
    for (int i = 0; list && i < list->count; i++)
        if (list->actions[i].kind > ACTION_OPEN)
            return true;
    return false;
}

int __abicc_posix_spawn(pid_t *process, const char *path, const struct file_actions *actions,
                        const struct attributes *attributes, char *const *arguments,
                        char *const *environment)
{
    if (!is_newer(actions, attributes))
        return posix_spawn(process, path, actions, attributes, arguments, environment);
    struct spawn spawn = prepare(path, actions, attributes);
    spawn.arguments = arguments;
    spawn.environment = environment;
    return spawn_run(&spawn, process, NULL);
}

int __abicc_posix_spawnp(pid_t *process, const char *file, const struct file_actions *actions,
                         const struct attributes *attributes, char *const *arguments,
                         char *const *environment)
{
    if (!is_newer(actions, attributes))
        return posix_spawnp(process, file, actions, attributes, arguments, environment);
    struct spawn spawn = prepare(file, actions, attributes);
    spawn.is_searched = true;
    spawn.arguments = arguments;
    spawn.environment = environment;
    return spawn_run(&spawn, process, NULL);
}
