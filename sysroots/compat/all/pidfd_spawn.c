/* pidfd_spawn, pidfd_spawnp (glibc 2.39): posix_spawn that returns a descriptor of the process. */
#include "spawn_child.h"

enum { P_PIDFD = 3, WAIT_FLAGS = 5 /* ended, without waiting */ };

/* A kernel that supports such descriptors (5.4) says that this is not one. */
static bool kernel_waits_for_pidfds(void)
{
    int saved = errno;
    bool knows =
        syscall(SYS_waitid, P_PIDFD, INT32_MAX, NULL, WAIT_FLAGS, NULL) < 0 && errno == EBADF;
    errno = saved;
    return knows;
}

static int spawn(int *pidfd, const char *file, bool is_searched, const struct file_actions *actions,
                 const struct attributes *attributes, char *const *arguments,
                 char *const *environment)
{
    if (!kernel_waits_for_pidfds())
        return ENOSYS;
    struct spawn spawn = prepare(file, actions, attributes);
    spawn.is_searched = is_searched;
    spawn.arguments = arguments;
    spawn.environment = environment;
    int unwanted = -1;
    int error = spawn_run(&spawn, NULL, pidfd ? pidfd : &unwanted);
    if (unwanted >= 0)
        syscall(SYS_close, unwanted);
    return error;
}

int pidfd_spawn(int *restrict pidfd, const char *restrict path, const struct file_actions *actions,
                const struct attributes *attributes, char *const *arguments,
                char *const *environment)
{
    return spawn(pidfd, path, false, actions, attributes, arguments, environment);
}

int pidfd_spawnp(int *restrict pidfd, const char *restrict file, const struct file_actions *actions,
                 const struct attributes *attributes, char *const *arguments,
                 char *const *environment)
{
    return spawn(pidfd, file, true, actions, attributes, arguments, environment);
}
