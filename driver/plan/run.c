#include "plan/run.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/process.h"
#include "plan/correct.h"

/* Gives the edited response files to the compiler: they live in memory that every child inherits,
 * so nothing is left behind even when the compiler is killed. */
static int place_rewritten(struct arena *arena, const struct plan *plan, struct strvec *argv,
                           struct error *err)
{
    for (size_t i = 0; i < plan->rewritten_count; i++) {
        const struct rewritten *rewritten = &plan->rewritten[i];
        int fd = memfd_create("abicc-response", 0);
        size_t size = strlen(rewritten->content);
        if (fd < 0 || write(fd, rewritten->content, size) != (ssize_t)size)
            return error_set(err, "cannot write an edited response file: %s", strerror(errno));
        argv->items[rewritten->index] = arena_printf(arena, "@/proc/self/fd/%d", fd);
    }
    return 0;
}

static int correct(struct arena *arena, const struct plan *plan, const struct state *state,
                   const struct strvec *argv, const struct strvec *env, int *status,
                   struct error *err)
{
    struct process_output output;
    if (process_filter(arena, argv, env, &output, err) < 0)
        return -1;
    const char *install_dir = state->toolchain.install_dir;
    if (plan->correction == CORRECT_VERSION_LINE) {
        output.out = correct_version_line(arena, output.out, state->identity.mark);
        output.err = correct_version_line(arena, output.err, state->identity.mark);
    } else if (plan->correction == CORRECT_FILE_NAME) {
        output.out = correct_file_name(arena, output.out, install_dir);
    } else if (plan->correction == CORRECT_SEARCH_DIRS) {
        output.out = correct_search_dirs(arena, output.out, state->sysroot.path, install_dir);
    } else if (plan->correction == CORRECT_MACHINE) {
        output.out = correct_machine(arena, output.out);
    }
    fputs(output.out, stdout);
    *status = output.status;
    if (fputs(output.err, stderr) < 0)
        return error_set(err, "cannot write to standard error: %s", strerror(errno));
    if (fflush(stdout) != 0)
        return error_set(err, "cannot write to standard output: %s", strerror(errno));
    return 0;
}

int run_plan(struct arena *arena, const struct plan *plan, const struct state *state,
             const char *const *environment, int *status, struct error *err)
{
    struct strvec set = {0};
    strvec_push(arena, &set, "ABICC_DEPTH=1");
    struct strvec env = environment_edit(arena, environment, &plan->unset, &set);
    struct strvec argv = plan->argv;
    if (place_rewritten(arena, plan, &argv, err) < 0)
        return -1;
    switch (plan->mode) {
    case RUN_CORRECT:
        return correct(arena, plan, state, &argv, &env, status, err);
    case RUN_LINK:
        return process_run(&argv, &env, status, err);
    case RUN_LEAVE_TO_GO:
        *status = 1 << 8; /* exited with 1 */
        return 0;
    case RUN_EXEC:
        break;
    }
    execve(argv.items[0], (char *const *)argv.items, (char *const *)env.items);
    return error_set(err, "%s: cannot run: %s", argv.items[0], strerror(errno));
}
