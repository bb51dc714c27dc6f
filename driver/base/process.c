#include "base/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/stream.h"

/* The child that gets this process's signals, and the last one that it got; a handler can use only
 * globals. */
static volatile sig_atomic_t running_child;
static volatile sig_atomic_t received_signal;

static void pass_on(int signal_number)
{
    received_signal = signal_number;
    if (running_child > 0)
        kill((pid_t)running_child, signal_number);
}

static const int passed_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { PASSED_SIGNALS = sizeof(passed_signals) / sizeof(*passed_signals) };

static int wait_for(pid_t child, int *status, struct error *error)
{
    while (waitpid(child, status, 0) < 0)
        if (errno != EINTR)
            return error_system(error, NULL, "cannot wait for the compiler");
    return 0;
}

static void block(sigset_t *before)
{
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < PASSED_SIGNALS; i++)
        sigaddset(&held, passed_signals[i]);
    sigprocmask(SIG_BLOCK, &held, before);
}

void process_hold_signals(struct process_signals *signals)
{
    *signals = (struct process_signals){.is_held = true};
    block(&signals->before);
}

void process_release_signals(struct process_signals *signals)
{
    if (signals->is_held)
        sigprocmask(SIG_SETMASK, &signals->before, NULL);
    signals->is_held = false;
}

/* Waits for the child, watched by `watch`, and passes on to it what is sent to this process. */
static int wait_and_pass_on(pid_t child, const struct process_watch *watch, int *status,
                            struct error *error)
{
    struct sigaction old[PASSED_SIGNALS];
    struct sigaction action = {.sa_handler = pass_on};
    running_child = child;
    received_signal = 0;
    for (size_t i = 0; i < PASSED_SIGNALS; i++) {
        sigaction(passed_signals[i], NULL, &old[i]);
        if (old[i].sa_handler != SIG_IGN) /* nohup must stay nohup */
            sigaction(passed_signals[i], &action, NULL);
    }
    sigprocmask(SIG_SETMASK, &watch->signals->before, NULL);
    if (watch->attend)
        watch->attend(watch->data, child);
    int result = wait_for(child, status, error);
    block(NULL);
    running_child = 0;
    if (received_signal)
        watch->signals->received = received_signal;
    for (size_t i = 0; i < PASSED_SIGNALS; i++)
        sigaction(passed_signals[i], &old[i], NULL);
    return result;
}

/* Starts the child with `actions` (may be NULL), watched by `watch`, and waits. */
static int run(const struct strvec *argv, const struct strvec *env,
               const posix_spawn_file_actions_t *actions, const struct process_watch *watch,
               int *status, struct error *error)
{
    signal(SIGCHLD, SIG_DFL); /* where the caller ignores it, there is nothing to wait for */
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &watch->signals->before);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    pid_t child;
    int reason = posix_spawn(&child, argv->items[0], actions, &attributes,
                             (char *const *)argv->items, (char *const *)env->items);
    posix_spawnattr_destroy(&attributes);
    if (reason) {
        errno = reason;
        return error_system(error, argv->items[0], "cannot run");
    }
    return wait_and_pass_on(child, watch, status, error);
}

int process_run(const struct strvec *argv, const struct strvec *env,
                struct process_signals *signals, int *status, struct error *error)
{
    const struct process_watch watch = {.signals = signals};
    return run(argv, env, NULL, &watch, status, error);
}

int process_run_watched(const struct strvec *argv, const struct strvec *env,
                        const struct process_watch *watch, int *status, struct error *error)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, watch->errors, STDERR_FILENO);
    int result = run(argv, env, &actions, watch, status, error);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

int process_run_quietly(const struct strvec *argv, const struct strvec *env, int *status,
                        struct error *error)
{
    struct process_signals signals;
    const struct process_watch watch = {.signals = &signals};
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    process_hold_signals(&signals);
    int result = run(argv, env, &actions, &watch, status, error);
    process_release_signals(&signals);
    posix_spawn_file_actions_destroy(&actions);
    return result;
}

bool process_has_ended(pid_t child)
{
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) < 0 || info.si_pid != 0;
}

/* Milliseconds of silence after which to look whether the program has ended. */
enum { PATIENCE = 50 };

/* Reads until the program ends. What it started may outlive it and keep its streams open: that is
 * not waited for. */
static void drain(struct arena *arena, pid_t child, int out, int err, struct process_output *output)
{
    struct stream texts[2] = {{0}, {0}};
    struct pollfd polled[2] = {{.fd = out, .events = POLLIN}, {.fd = err, .events = POLLIN}};
    while (polled[0].fd >= 0 || polled[1].fd >= 0) {
        int ready = poll(polled, 2, PATIENCE);
        if (ready < 0 && errno != EINTR)
            break;
        if (ready == 0 && process_has_ended(child) && poll(polled, 2, 0) <= 0)
            break;
        for (size_t i = 0; i < 2; i++)
            if (polled[i].fd >= 0 && polled[i].revents &&
                stream_read(arena, polled[i].fd, &texts[i]) <= 0)
                polled[i].fd = -1;
    }
    output->out = texts[0].bytes ? texts[0].bytes : "";
    output->err = texts[1].bytes ? texts[1].bytes : "";
}

static int capture(struct arena *arena, const struct strvec *argv, const struct strvec *env,
                   bool has_input, struct process_output *output, struct error *error)
{
    int out[2];
    int err[2];
    if (pipe2(out, O_CLOEXEC) < 0)
        return error_system(error, NULL, "cannot make a pipe");
    if (pipe2(err, O_CLOEXEC) < 0) {
        close(out[0]);
        close(out[1]);
        return error_system(error, NULL, "cannot make a pipe");
    }
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    if (!has_input)
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
    pid_t child;
    int reason = posix_spawn(&child, argv->items[0], &actions, NULL, (char *const *)argv->items,
                             (char *const *)env->items);
    posix_spawn_file_actions_destroy(&actions);
    close(out[1]);
    close(err[1]);
    int result = 0;
    if (reason) {
        errno = reason;
        result = error_system(error, argv->items[0], "cannot run");
    } else {
        drain(arena, child, out[0], err[0], output);
        result = wait_for(child, &output->status, error);
    }
    close(out[0]);
    close(err[0]);
    return result;
}

int process_capture(struct arena *arena, const struct strvec *argv, const struct strvec *env,
                    struct process_output *output, struct error *error)
{
    return capture(arena, argv, env, false, output, error);
}

int process_filter(struct arena *arena, const struct strvec *argv, const struct strvec *env,
                   struct process_output *output, struct error *error)
{
    return capture(arena, argv, env, true, output, error);
}

bool process_fill_streams(void)
{
    bool is_any = false;
    static const int modes[] = {
        [STDIN_FILENO] = O_WRONLY, [STDOUT_FILENO] = O_RDONLY, [STDERR_FILENO] = O_RDONLY};
    /* The lowest free number is the one that open() takes. */
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0) {
            is_any = true;
            if (open("/dev/null", modes[fd] | O_CLOEXEC) < 0)
                break;
        }
    return is_any;
}

void process_end_by(int signal_number)
{
    /* The child has dumped its core already. */
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    signal(signal_number, SIG_DFL);
    raise(signal_number);
    exit(128 + signal_number);
}

void process_end_as(int status)
{
    if (WIFSIGNALED(status))
        process_end_by(WTERMSIG(status));
    exit(WEXITSTATUS(status));
}
