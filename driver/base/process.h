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

/* Runs argv[0] with this process's standard files and waits for it. SIGINT, SIGTERM, SIGHUP and
 * SIGQUIT that arrive meanwhile are forwarded to it. `status` is its wait status. */
int process_run(const struct strvec *argv, const struct strvec *env, int *status,
                struct error *error);

/* What to do while the program runs. */
struct process_watch {
    int errors;                              /* the program's standard error */
    void (*attend)(void *data, pid_t child); /* called when it runs; need not wait for its end */
    void *data;
};

/* The same, with a watch. */
int process_run_watched(const struct strvec *argv, const struct strvec *env,
                        const struct process_watch *watch, int *status, struct error *error);

/* The same, but all three standard files are /dev/null. */
int process_run_quietly(const struct strvec *argv, const struct strvec *env, int *status,
                        struct error *error);

/* Blocks SIGINT, SIGTERM, SIGHUP and SIGQUIT until process_release_signals gets what is returned.
 */
sigset_t process_hold_signals(void);
void process_release_signals(const sigset_t *before);

/* Ends this process like one with the wait status `status`: with the same exit code, or by the same
 * signal (128 + n if that signal cannot kill). */
void process_end_as(int status) __attribute__((noreturn));

/* Opens standard streams that the caller left closed, so that no file of this process gets their
 * numbers. They stay unusable, and programs that this one runs find them closed. Returns whether
 * there were any. */
bool process_fill_streams(void);

#endif
