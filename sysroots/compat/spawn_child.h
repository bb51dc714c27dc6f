/* Starts a program as posix_spawn does, with all actions and attributes of glibc up to 2.39.
 *
 * The child shares the parent's memory until it executes the program. It has its own stack, all
 * signals are blocked, and it makes system calls directly if libc's functions would do more than
 * the call (cancellation, set*id in all threads). It is also created by a system call: before
 * 2.25, libc's clone wrote to the parent's thread. */
#ifndef SPAWN_CHILD_H
#define SPAWN_CHILD_H

#include "clone_child.h"
#include "open_fds.h"
#include "spawn.h"

enum {
    SPAWN_RESETIDS = 1,
    SPAWN_SETPGROUP = 2,
    SPAWN_SETSIGDEF = 4,
    SPAWN_SETSIGMASK = 8,
    SPAWN_SETSCHEDPARAM = 16,
    SPAWN_SETSCHEDULER = 32,
    SPAWN_SETSID = 128,
    SPAWN_SETCGROUP = 256 /* 2.39 */
};
enum { SIGNALS = 8 * KERNEL_SIGSET };
enum { F_GETFD = 1, F_SETFD = 2, FD_CLOEXEC = 1, CANCEL_DISABLE = 1 };
enum { PATH_ROOM = 4096 };
enum { PROT_READ_WRITE = 3, MAP_STACK_PAGES = MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK };
enum { STACK_SIZE = 64 << 10 };
#define CLONE_FLAGS       0x4100ULL /* shared memory, and the parent waits */
#define CLONE_PIDFD       0x1000ULL
#define CLONE_INTO_CGROUP 0x200000000ULL
typedef struct {
    unsigned long word[1024 / (8 * sizeof(unsigned long))];
} signal_set;
struct kernel_action {
#if defined(__mips__)
    unsigned flags;
    void (*handler)(int);
#else
    void (*handler)(int);
    unsigned long flags;
#if !defined(__riscv) && !defined(__loongarch__)
    void (*restorer)(void);
#endif
#endif
    unsigned long mask[KERNEL_SIGSET / sizeof(unsigned long)];
};
struct rlimit {
    unsigned long now, most;
};
/* The arguments of clone3 (Linux 5.7). */
struct clone_arguments {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid,
        set_tid_size, cgroup;
};

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
extern void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t offset);
extern int munmap(void *memory, size_t size);
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
    int cgroup;
    signal_set old_mask; /* of the parent */
    volatile int error;  /* from the child: why it ended */
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
        spawn.cgroup = attributes->cgroup;
    }
    return spawn;
}

static bool is_member(const signal_set *set, int signal)
{
    enum { BITS = 8 * sizeof(set->word[0]) };
    return set->word[(signal - 1) / BITS] >> (signal - 1) % BITS & 1;
}

/* No signal handler of the parent may run in the child: all signals that are not ignored get the
 * default action. */
static void reset_signals(const struct spawn *spawn)
{
    for (int signal = 1; signal <= SIGNALS; signal++) {
        struct kernel_action action = {0};
        bool is_asked = spawn->flags & SPAWN_SETSIGDEF && is_member(&spawn->defaults, signal);
        if (!is_asked) {
            if (syscall(SYS_rt_sigaction, signal, NULL, &action, KERNEL_SIGSET) < 0 ||
                (uintptr_t)action.handler <= 1)
                continue;
            action = (struct kernel_action){0};
        }
        syscall(SYS_rt_sigaction, signal, &action, NULL, KERNEL_SIGSET);
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

/* Only a number that is impossible for a file is an error. */
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
        return syscall(SYS_dup3, fd, new_fd, 0) >= 0;
    int flags = fcntl(fd, F_GETFD);
    return flags >= 0 && fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) >= 0;
}

static bool open_file(const struct spawn_action *action)
{
    syscall(SYS_close, action->open_fd);
    int fd = open(action->open_path, action->open_flags, action->open_mode);
    if (fd < 0 || fd == action->open_fd)
        return fd >= 0;
    return syscall(SYS_dup3, fd, action->open_fd, 0) >= 0 && syscall(SYS_close, fd) == 0;
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

/* Tries the file in each directory of PATH. Errors after which another directory may still work
 * are ignored. */
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
        size_t directory = end ? (size_t)(end - path) : strlen(path);
        if (directory + length + 2 < sizeof(text)) {
            memcpy(text, path, directory);
            if (directory)
                text[directory++] = '/';
            memcpy(text + directory, spawn->file, length + 1);
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

static void run_child(void *argument)
{
    struct spawn *spawn = argument;
    reset_signals(spawn);
    bool is_ready = set_attributes(spawn);
    for (int i = 0; is_ready && spawn->actions && i < spawn->actions->count; i++)
        is_ready = act(spawn, &spawn->actions->actions[i]);
    if (is_ready) {
        const signal_set *mask = spawn->flags & SPAWN_SETSIGMASK ? &spawn->mask : &spawn->old_mask;
        syscall(SYS_rt_sigprocmask, SIG_SETMASK, mask, NULL, KERNEL_SIGSET);
        if (spawn->is_searched && !strchr(spawn->file, '/'))
            execute_searched(spawn);
        else
            execve(spawn->file, spawn->arguments, spawn->environment);
    }
    spawn->error = errno ? errno : ESRCH;
    _exit(127);
}

/* Returns the child's process ID, or the negative error; `pidfd` may be NULL. */
static long start(struct spawn *spawn, char *stack, int *pidfd)
{
    uint64_t flags = CLONE_FLAGS | (pidfd ? CLONE_PIDFD : 0);
    if (!(spawn->flags & SPAWN_SETCGROUP)) {
        uintptr_t first = (uintptr_t)(flags | SIGCHLD), second = (uintptr_t)stack + STACK_SIZE;
#if defined(__s390x__)
        return clone_child(SYS_clone, second, first, (uintptr_t)pidfd, run_child, spawn);
#else
        return clone_child(SYS_clone, first, second, (uintptr_t)pidfd, run_child, spawn);
#endif
    }
    struct clone_arguments arguments = {
        .flags = flags | CLONE_INTO_CGROUP,
        .pidfd = (uintptr_t)pidfd,
        .exit_signal = SIGCHLD,
        .stack = (uintptr_t)stack,
        .stack_size = STACK_SIZE,
        .cgroup = (uint64_t)spawn->cgroup,
    };
    long child =
        clone_child(SYS_clone3, (uintptr_t)&arguments, sizeof(arguments), 0, run_child, spawn);
    return child == -ENOSYS ? -EOPNOTSUPP : child;
}

/* Starts the program, and stores its process ID and, unless `pidfd` is NULL, a descriptor of the
 * process. Returns an error number, as posix_spawn does. */
static int spawn_run(struct spawn *spawn, pid_t *process, int *pidfd)
{
    signal_set every;
    int cancel_state, saved = errno, fd = -1;
    char *stack = mmap(NULL, STACK_SIZE, PROT_READ_WRITE, MAP_STACK_PAGES, -1, 0);
    if ((intptr_t)stack == -1)
        return errno;
    memset(&every, 0xff, sizeof(every));
    pthread_setcancelstate(CANCEL_DISABLE, &cancel_state);
    syscall(SYS_rt_sigprocmask, SIG_BLOCK, &every, &spawn->old_mask, KERNEL_SIGSET);
    long child = start(spawn, stack, pidfd ? &fd : NULL);
    int error = child < 0 ? (int)-child : spawn->error;
    if (child > 0 && error) {
        waitpid((pid_t)child, NULL, 0);
        if (fd >= 0)
            syscall(SYS_close, fd);
    } else if (child > 0) {
        if (process)
            *process = (pid_t)child;
        if (pidfd)
            *pidfd = fd;
    }
    syscall(SYS_rt_sigprocmask, SIG_SETMASK, &spawn->old_mask, NULL, KERNEL_SIGSET);
    pthread_setcancelstate(cancel_state, &cancel_state);
    munmap(stack, STACK_SIZE);
    errno = error ? error : saved;
    return error;
}

#endif
