#include "base/guard.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"

/* The lowest number for a descriptor that children inherit. Lower ones may belong to make's job
 * server, which passes them by number. */
enum { LOWEST_INHERITED = 192 };

/* How long processes may take to end, in rounds. The first ones send SIGTERM, so that the processes
 * can remove their temporary files. */
enum { ROUND_MS = 20, POLITE_ROUNDS = 10, ROUNDS = 100 };

static void close_pair(const int *pair)
{
    close(pair[0]);
    close(pair[1]);
}

/* Makes the pipe whose write end is inherited. */
static int open_held(int *pair)
{
    if (pipe2(pair, O_CLOEXEC) < 0)
        return -1;
    int high = fcntl(pair[1], F_DUPFD, LOWEST_INHERITED);
    if (high >= 0) {
        close(pair[1]);
        pair[1] = high;
    } else {
        fcntl(pair[1], F_SETFD, 0); /* fewer files may be open */
    }
    return 0;
}

/* Returns whether the process has the write end of the pipe under the number that it inherited. */
static bool holds(const char *process, int number, ino_t pipe)
{
    char path[64];
    struct stat link;
    struct stat st;
    snprintf(path, sizeof(path), "/proc/%.20s/fd/%d", process, number);
    return lstat(path, &link) == 0 && (link.st_mode & S_IWUSR) && stat(path, &st) == 0 &&
           S_ISFIFO(st.st_mode) && st.st_ino == pipe;
}

/* Sends the signal to all processes of the command, this one left out. Returns whether there are
 * any. */
static bool signal_holders(const struct guard *guard, ino_t pipe, int signal_number)
{
    bool is_any = false;
    DIR *processes = opendir("/proc");
    if (!processes)
        return true;
    for (const struct dirent *entry; (entry = readdir(processes));) {
        pid_t process = text_is_number(entry->d_name) ? (pid_t)strtol(entry->d_name, NULL, 10) : 0;
        if (process > 1 && process != getpid() && holds(entry->d_name, guard->number, pipe) &&
            getsid(process) == guard->session && kill(process, signal_number) == 0)
            is_any = true;
    }
    closedir(processes);
    return is_any;
}

/* Returns whether no process of the command is left, after `ms` at most. */
static bool has_ended(const struct guard *guard, int ms)
{
    struct pollfd polled = {.fd = guard->ended};
    return poll(&polled, 1, ms) > 0 && (polled.revents & POLLHUP);
}

static void stop_command(const struct guard *guard)
{
    struct stat st;
    if (fstat(guard->ended, &st) < 0)
        return;
    for (int round = 0; round < ROUNDS && !has_ended(guard, round ? ROUND_MS : 0); round++)
        if (!signal_holders(guard, st.st_ino, round < POLITE_ROUNDS ? SIGTERM : SIGKILL))
            return;
}

/* What the new process is given. */
struct watch {
    const struct guard *guard;
    int control[2];
    guard_act *act;
    const void *data;
};

/* The guard's main function. It shares the memory of the process that it watches, even errno, so it
 * only waits while that process lives. AddressSanitizer would report its stack. */
__attribute__((no_sanitize("address"))) static int watch(void *data)
{
    const struct watch *watch = data;
    char answer;
    ssize_t n;
    setsid();
    close(watch->control[1]);
    close(watch->guard->number);
    do
        n = read(watch->control[0], &answer, 1);
    while (n < 0);
    if (n == 0) {
        stop_command(watch->guard);
        watch->act(watch->data);
    }
    _exit(0);
}

/* Valgrind does not support a clone(2) that shares memory. */
static bool is_under_valgrind(void)
{
    const char *preloaded = getenv("LD_PRELOAD");
    return preloaded && strstr(preloaded, "/vgpreload_");
}

/* Starts the guard with all signals blocked. A process with memory of its own would cost ten times
 * as much: links are short. */
static pid_t start(struct watch *given)
{
    enum { STACK_SIZE = 256 * 1024 };
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    char *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK | MAP_NORESERVE, -1, 0);
    pid_t process = -1;
    if (stack != MAP_FAILED && !is_under_valgrind())
        process = clone(watch, stack + STACK_SIZE, CLONE_VM | SIGCHLD, given);
    if (process < 0)
        process = fork();
    if (process == 0)
        watch(given);
    sigprocmask(SIG_SETMASK, &before, NULL);
    return process;
}

void guard_begin(struct guard *guard, struct arena *arena, guard_act *act, const void *data)
{
    struct watch *given = arena_alloc(arena, sizeof(*given));
    int held[2];
    *guard = (struct guard){.session = getsid(0)};
    *given = (struct watch){.guard = guard, .act = act, .data = data};
    if (pipe2(given->control, O_CLOEXEC) < 0)
        return;
    if (open_held(held) < 0) {
        close_pair(given->control);
        return;
    }
    guard->held = held[1];
    guard->number = held[1];
    guard->ended = held[0];
    guard->control = given->control[1];
    guard->process = start(given);
    close(given->control[0]);
    if (guard->process < 0) {
        close_pair(held);
        close(guard->control);
        guard->process = 0;
    }
}

void guard_stop_command(struct guard *guard)
{
    if (!guard->process)
        return;
    close(guard->held);
    guard->held = -1;
    stop_command(guard);
}

void guard_end(struct guard *guard)
{
    if (!guard->process)
        return;
    (void)!write(guard->control, "", 1);
    while (waitpid(guard->process, NULL, 0) < 0 && errno == EINTR)
        ;
    close(guard->control);
    close(guard->ended);
    if (guard->held >= 0)
        close(guard->held);
    guard->process = 0;
}
