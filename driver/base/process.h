/* Runs other programs. */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Runs argv[0] (a path) with `env` and /dev/null as standard input, and collects its output.
 * `status` is its wait status. Returns -1 only when it could not be run. */
struct process_output {
    const char *out;
    const char *err;
    int status;
};
int process_capture(struct arena *arena, const struct strvec *argv, const struct strvec *env,
                    struct process_output *output, struct error *error);

/* The same, but standard input is inherited. */
int process_filter(struct arena *arena, const struct strvec *argv, const struct strvec *env,
                   struct process_output *output, struct error *error);

/* Returns whether the child has ended. It is still to be waited for. */
bool process_has_ended(pid_t child);

/* SIGINT, SIGTERM, SIGHUP and SIGQUIT, kept from ending this process. */
struct process_signals {
    bool is_held;
    sigset_t before;
    int received; /* the last one that was passed on to a command, or 0 */
};
void process_hold_signals(struct process_signals *signals);

/* What has arrived since the last command ended takes effect now. */
void process_release_signals(struct process_signals *signals);

/* Runs argv[0] with this process's standard files and waits for it. Signals, which are to be held
 * before, are passed on to it meanwhile. `status` is its wait status. */
int process_run(const struct strvec *argv, const struct strvec *env,
                struct process_signals *signals, int *status, struct error *error);

/* What to do while the program runs. */
struct process_watch {
    struct process_signals *signals;
    int errors;                              /* the program's standard error */
    void (*attend)(void *data, pid_t child); /* called when it runs; need not wait for its end */
    void *data;
};

/* The same, with a watch. */
int process_run_watched(const struct strvec *argv, const struct strvec *env,
                        const struct process_watch *watch, int *status, struct error *error);

/* The same, but all three standard files are /dev/null. Holds the signals itself. */
int process_run_quietly(const struct strvec *argv, const struct strvec *env, int *status,
                        struct error *error);

/* Ends this process by the signal, as a command that got it (128 + n if that signal cannot kill),
 * or like one with the wait status `status`. */
void process_end_by(int signal_number) __attribute__((noreturn));
void process_end_as(int status) __attribute__((noreturn));

/* Opens standard streams that the caller left closed, so that no file of this process gets their
 * numbers. They stay unusable, and programs that this one runs find them closed. Returns whether
 * there were any. */
bool process_fill_streams(void);

#endif
