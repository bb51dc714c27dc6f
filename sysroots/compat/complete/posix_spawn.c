/* posix_spawn and posix_spawnp for lists that hold actions newer than the target's libc. Headers
 * send calls here when such actions are chosen; all other lists go on to libc's own.
 *
 * The child shares the parent's memory until it executes (vfork), with all signals blocked, and
 * uses system calls where libc's functions would do more than the call (cancellation, set*id in all
 * threads). */
#include "open_fds.h"
#include "spawn.h"

enum { ESRCH = 3, EACCES = 13, ENODEV = 19, ENOTDIR = 20, ENAMETOOLONG = 36, ESTALE = 116 };
enum {
    SPAWN_RESETIDS = 1,
    SPAWN_SETPGROUP = 2,
    SPAWN_SETSIGDEF = 4,
    SPAWN_SETSIGMASK = 8,
    SPAWN_SETSCHEDPARAM = 16,
    SPAWN_SETSCHEDULER = 32,
    SPAWN_SETSID = 128
};
enum { SIG_BLOCK = 0, SIG_SETMASK = 2, SIGNALS = 64, KERNEL_MASK = 8 };
enum { F_GETFD = 1, F_SETFD = 2, FD_CLOEXEC = 1, RLIMIT_NOFILE = 7, CANCEL_DISABLE = 1 };
enum { PATH_ROOM = 4096 };
#if defined(__x86_64__)
enum {
    SYS_dup2 = 33,
    SYS_rt_sigaction = 13,
    SYS_rt_sigprocmask = 14,
    SYS_getuid = 102,
    SYS_getgid = 104,
    SYS_setresuid = 117,
    SYS_setresgid = 119
};
#endif

typedef struct {
    unsigned long word[16];
} signal_set;
struct kernel_action {
    void (*handler)(int);
    unsigned long flags;
    void (*restorer)(void);
    unsigned long mask;
};
struct rlimit {
    unsigned long now, most;
};
struct attributes;

extern int posix_spawn(pid_t *, const char *, const struct file_actions *,
                       const struct attributes *, char *const *, char *const *);
extern int posix_spawnp(pid_t *, const char *, const struct file_actions *,
                        const struct attributes *, char *const *, char *const *);
extern int posix_spawnattr_getflags(const struct attributes *, short *);
extern int posix_spawnattr_getpgroup(const struct attributes *, pid_t *);
extern int posix_spawnattr_getsigdefault(const struct attributes *, signal_set *);
extern int posix_spawnattr_getsigmask(const struct attributes *, signal_set *);
extern int posix_spawnattr_getschedpolicy(const struct attributes *, int *);
extern int posix_spawnattr_getschedparam(const struct attributes *, int *);
extern pid_t vfork(void) __attribute__((returns_twice));
extern void _exit(int status) __attribute__((noreturn));
extern int execve(const char *path, char *const *arguments, char *const *environment);
extern pid_t waitpid(pid_t process, int *status, int options);
extern pid_t setsid(void);
extern int setpgid(pid_t process, pid_t group);
extern pid_t getpgid(pid_t process);
extern int tcsetpgrp(int fd, pid_t group);
extern int sched_setscheduler(pid_t process, int policy, const int *priority);
extern int sched_setparam(pid_t process, const int *priority);
extern int chdir(const char *path);
extern int fchdir(int fd);
extern int fcntl(int fd, int command, ...);
extern int getrlimit(int resource, struct rlimit *limit);
extern char *getenv(const char *name);
extern char *strchr(const char *text, int c);

/* What the child has to do, prepared by the parent. */
struct spawn {
    const char *file;
    bool is_searched; /* along PATH */
    const struct file_actions *actions;
    char *const *arguments, *const *environment;
    short flags;
    pid_t group;
    signal_set defaults, mask;
    int policy, priority;
    volatile int error; /* from the child: why it ended */
};

static struct spawn prepare(const char *file, const struct file_actions *actions,
                            const struct attributes *attributes)
{
    struct spawn spawn = {.file = file, .actions = actions};
    if (attributes) {
        posix_spawnattr_getflags(attributes, &spawn.flags);
        posix_spawnattr_getpgroup(attributes, &spawn.group);
        posix_spawnattr_getsigdefault(attributes, &spawn.defaults);
        posix_spawnattr_getsigmask(attributes, &spawn.mask);
        posix_spawnattr_getschedpolicy(attributes, &spawn.policy);
        posix_spawnattr_getschedparam(attributes, &spawn.priority);
    }
    return spawn;
}

/* No handler of the parent's may run in the child: all that is not ignored becomes the default. */
static void reset_signals(const struct spawn *spawn)
{
    for (int signal = 1; signal <= SIGNALS; signal++) {
        struct kernel_action action = {0};
        bool is_asked =
            spawn->flags & SPAWN_SETSIGDEF && spawn->defaults.word[0] >> (signal - 1) & 1;
        if (!is_asked) {
            if (syscall(SYS_rt_sigaction, signal, NULL, &action, KERNEL_MASK) < 0 ||
                (uintptr_t)action.handler <= 1)
                continue;
            action = (struct kernel_action){0};
        }
        syscall(SYS_rt_sigaction, signal, &action, NULL, KERNEL_MASK);
    }
}

static bool set_attributes(const struct spawn *spawn)
{
    if (spawn->flags & SPAWN_SETSCHEDULER) {
        if (sched_setscheduler(0, spawn->policy, &spawn->priority) < 0)
            return false;
    } else if (spawn->flags & SPAWN_SETSCHEDPARAM && sched_setparam(0, &spawn->priority) < 0) {
        return false;
    }
    if (spawn->flags & SPAWN_SETSID && setsid() < 0)
        return false;
    if (spawn->flags & SPAWN_SETPGROUP && setpgid(0, spawn->group) < 0)
        return false;
    if (spawn->flags & SPAWN_RESETIDS)
        return syscall(SYS_setresuid, -1, syscall(SYS_getuid), -1) == 0 &&
               syscall(SYS_setresgid, -1, syscall(SYS_getgid), -1) == 0;
    return true;
}

/* Only a number that no file can have is an error. */
static bool close_file(int fd)
{
    struct rlimit limit;
    if (syscall(SYS_close, fd) == 0 || getrlimit(RLIMIT_NOFILE, &limit) < 0)
        return true;
    return fd >= 0 && (unsigned long)fd < limit.now;
}

static bool duplicate(int fd, int new_fd)
{
    if (fd != new_fd)
        return syscall(SYS_dup2, fd, new_fd) >= 0;
    int flags = fcntl(fd, F_GETFD);
    return flags >= 0 && fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) >= 0;
}

static bool open_file(const struct spawn_action *action)
{
    syscall(SYS_close, action->open_fd);
    int fd = open(action->open_path, action->open_flags, action->open_mode);
    if (fd < 0 || fd == action->open_fd)
        return fd >= 0;
    return syscall(SYS_dup2, fd, action->open_fd) >= 0 && syscall(SYS_close, fd) == 0;
}

static bool close_one(int fd)
{
    syscall(SYS_close, fd);
    return true;
}

static bool close_from(int fd)
{
    return syscall(SYS_close_range, fd, UINT32_MAX, 0) == 0 ||
           open_fds_visit((unsigned)fd, UINT32_MAX, close_one);
}

static bool act(const struct spawn *spawn, const struct spawn_action *action)
{
    switch (action->kind) {
    case ACTION_CLOSE:
        return close_file(action->fd);
    case ACTION_DUP2:
        return duplicate(action->fd, action->new_fd);
    case ACTION_OPEN:
        return open_file(action);
    case ACTION_CHDIR:
        return chdir(action->path) == 0;
    case ACTION_FCHDIR:
        return fchdir(action->fd) == 0;
    case ACTION_CLOSEFROM:
        return close_from(action->fd);
    case ACTION_TCSETPGRP: {
        bool is_given = spawn->flags & SPAWN_SETPGROUP && spawn->group != 0;
        return tcsetpgrp(action->fd, is_given ? spawn->group : getpgid(0)) == 0;
    }
    default:
        errno = EINVAL;
        return false;
    }
}

/* Tries the file in each folder of PATH. An error that another folder may mend is passed over. */
static void execute_searched(const struct spawn *spawn)
{
    const char *path = getenv("PATH");
    size_t length = strlen(spawn->file);
    bool was_refused = false;
    char text[PATH_ROOM];
    if (!path)
        path = "/bin:/usr/bin";
    if (length >= 256) {
        errno = ENAMETOOLONG;
        return;
    }
    for (;;) {
        const char *end = strchr(path, ':');
        size_t folder = end ? (size_t)(end - path) : strlen(path);
        if (folder + length + 2 < sizeof(text)) {
            memcpy(text, path, folder);
            if (folder)
                text[folder++] = '/';
            memcpy(text + folder, spawn->file, length + 1);
            execve(text, spawn->arguments, spawn->environment);
            was_refused |= errno == EACCES;
            if (errno != EACCES && errno != ENOENT && errno != ENOTDIR && errno != ENODEV &&
                errno != ESTALE && errno != ETIMEDOUT)
                return;
        }
        if (!end)
            break;
        path = end + 1;
    }
    if (was_refused)
        errno = EACCES;
}

static void run_child(struct spawn *spawn, const signal_set *old_mask)
{
    reset_signals(spawn);
    bool is_ready = set_attributes(spawn);
    for (int i = 0; is_ready && i < spawn->actions->count; i++)
        is_ready = act(spawn, &spawn->actions->actions[i]);
    if (is_ready) {
        const signal_set *mask = spawn->flags & SPAWN_SETSIGMASK ? &spawn->mask : old_mask;
        syscall(SYS_rt_sigprocmask, SIG_SETMASK, mask, NULL, KERNEL_MASK);
        if (spawn->is_searched && !strchr(spawn->file, '/'))
            execute_searched(spawn);
        else
            execve(spawn->file, spawn->arguments, spawn->environment);
    }
    spawn->error = errno ? errno : ESRCH;
    _exit(127);
}

static int run(struct spawn *spawn, pid_t *process)
{
    signal_set every, old = {{0}};
    int cancel_state, saved = errno;
    memset(&every, 0xff, sizeof(every));
    pthread_setcancelstate(CANCEL_DISABLE, &cancel_state);
    syscall(SYS_rt_sigprocmask, SIG_BLOCK, &every, &old, KERNEL_MASK);
    pid_t child = vfork();
    if (child == 0)
        run_child(spawn, &old);
    int error = child < 0 ? errno : spawn->error;
    if (child > 0 && error)
        waitpid(child, NULL, 0);
    else if (child > 0 && process)
        *process = child;
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &old, NULL, KERNEL_MASK);
    pthread_setcancelstate(cancel_state, &cancel_state);
    errno = error ? error : saved;
    return error;
}

static bool is_newer(const struct file_actions *list)
{
    for (int i = 0; list && i < list->count; i++)
        if (list->actions[i].kind > ACTION_OPEN)
            return true;
    return false;
}

int __abicc_posix_spawn(pid_t *process, const char *path, const struct file_actions *actions,
                        const struct attributes *attributes, char *const *arguments,
                        char *const *environment)
{
    if (!is_newer(actions))
        return posix_spawn(process, path, actions, attributes, arguments, environment);
    struct spawn spawn = prepare(path, actions, attributes);
    spawn.arguments = arguments;
    spawn.environment = environment;
    return run(&spawn, process);
}

int __abicc_posix_spawnp(pid_t *process, const char *file, const struct file_actions *actions,
                         const struct attributes *attributes, char *const *arguments,
                         char *const *environment)
{
    if (!is_newer(actions))
        return posix_spawnp(process, file, actions, attributes, arguments, environment);
    struct spawn spawn = prepare(file, actions, attributes);
    spawn.is_searched = true;
    spawn.arguments = arguments;
    spawn.environment = environment;
    return run(&spawn, process);
}
