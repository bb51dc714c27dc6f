#include "plan/run.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/listen.h"
#include "base/process.h"
#include "plan/correct.h"
#include "plan/depfile.h"

/* Passes the edited response files to the compiler: they are in memory, so nothing is left behind
 * even when the compiler is killed. Their names lead through this process, or the compiler that
 * takes its place: what stands between it and its parts may close descriptors that it does not
 * know. */
static int place_rewritten(struct arena *arena, const struct plan *plan, struct strvec *argv,
                           struct error *err)
{
    for (size_t i = 0; i < plan->rewritten_count; i++) {
        const struct rewritten *rewritten = &plan->rewritten[i];
        int fd = memfd_create("abicc-response", 0);
        size_t size = strlen(rewritten->content);
        if (fd < 0 || write(fd, rewritten->content, size) != (ssize_t)size)
            return error_system(err, NULL, "cannot write an edited response file");
        argv->items[rewritten->index] = arena_printf(arena, "@/proc/%ld/fd/%d", (long)getpid(), fd);
    }
    return 0;
}

static void correct(struct arena *arena, const struct plan *plan, const struct state *state,
                    struct process_output *output)
{
    const char *sysroot = state->sysroot.path;
    const char *install_dir = state->toolchain.install_dir;
    const char *out = output->out;
    switch (plan->correction) {
    case CORRECT_NOTHING:
        break;
    case CORRECT_VERSION_LINE:
        output->out = correct_version_line(arena, out, state->identity.mark);
        output->err = correct_version_line(arena, output->err, state->identity.mark);
        break;
    case CORRECT_FILE_NAME:
        output->out = state->profile.libc == LIBC_MUSL
                          ? correct_musl_file(arena, out, sysroot, install_dir)
                          : correct_file_name(arena, out, install_dir);
        break;
    case CORRECT_SEARCH_DIRS:
        output->out = correct_search_dirs(arena, out, sysroot, install_dir);
        break;
    case CORRECT_OTHER_FILE:
        output->out = correct_other_file(arena, out, sysroot, install_dir);
        break;
    case CORRECT_OTHER_DIRS:
        output->out = correct_search_dirs(arena, out, NULL, install_dir);
        break;
    case CORRECT_DEPENDENCIES:
        output->out = depfile_correct(arena, out, state->identity.directory);
        if (sysroot)
            output->out = depfile_correct(arena, output->out, sysroot);
        break;
    case CORRECT_MACHINE:
        output->out = correct_machine(arena, out);
        break;
    }
}

static int print(const struct process_output *output, struct error *err)
{
    fputs(output->out, stdout);
    fputs(output->err, stderr); /* gcc does not mind where that fails */
    if (fflush(stdout) != 0)
        return error_system(err, NULL, "cannot write to standard output");
    return 0;
}

/* Opens the file for the linker's list. Where that is impossible (no /proc), removes the word that
 * names it and returns -1. */
static int open_listing(struct arena *arena, const struct plan *plan, struct strvec *argv)
{
    if (!plan->listing)
        return -1;
    int fd = memfd_create("abicc-opened", MFD_CLOEXEC);
    const char *word = arena_printf(arena, LISTING_OPTION "/proc/%ld/fd/%d", (long)getpid(), fd);
    struct strvec edited = {0};
    for (size_t i = 0; i < argv->count; i++)
        if (i != plan->listing)
            strvec_push(arena, &edited, argv->items[i]);
        else if (fd >= 0 && access(strchr(word, '=') + 1, W_OK) == 0)
            strvec_push(arena, &edited, word);
    *argv = edited;
    return fd;
}

/* Returns the list; NULL when there is none. */
static const char *read_listing(struct arena *arena, int fd)
{
    struct stat st;
    if (fd < 0 || fstat(fd, &st) < 0 || st.st_size <= 0)
        return NULL;
    size_t size = (size_t)st.st_size;
    char *text = arena_alloc(arena, size + 1);
    return pread(fd, text, size, 0) == st.st_size ? text : NULL;
}

/* Runs the compiler and waits. */
static int run_here(struct arena *arena, const struct run_request *request,
                    const struct strvec *argv, const struct strvec *env, struct run_result *result,
                    struct error *err)
{
    struct listening listening = {.signals = &result->signals};
    process_hold_signals(&result->signals);
    if (!request->listens)
        return process_run(argv, env, &result->signals, &result->status, err);
    int status = listen_run(arena, argv, env, &listening, &result->status, err);
    result->heard = listening.heard;
    return status;
}

static int run_and_wait(struct arena *arena, const struct run_request *request, struct strvec *argv,
                        const struct strvec *env, struct run_result *result, struct error *err)
{
    const struct plan *plan = request->plan;
    int fd = open_listing(arena, plan, argv);
    if (run_here(arena, request, argv, env, result, err) < 0)
        return -1;
    size_t ignored_size;
    struct error ignored;
    if (result->status == 0 && plan->listed)
        (void)fs_read(arena, plan->listed, &result->opened, &ignored_size, &ignored);
    else if (result->status == 0)
        result->opened = read_listing(arena, fd);
    if (fd >= 0)
        close(fd);
    return 0;
}

static int correct_answer(struct arena *arena, const struct run_request *request,
                          const struct strvec *argv, const struct strvec *env,
                          struct run_result *result, struct error *err)
{
    struct process_output output;
    if (process_filter(arena, argv, env, &output, err) < 0)
        return -1;
    result->status = output.status;
    correct(arena, request->plan, request->state, &output);
    return print(&output, err);
}

/* The sysroot's headers, and ccache's, are in the cache. */
static int correct_depfiles(struct arena *arena, const struct run_request *request,
                            struct error *err)
{
    const struct strvec *names = &request->plan->depfiles;
    const char *sysroot = request->state->sysroot.path;
    if (sysroot && depfile_correct_files(arena, names, sysroot, err) < 0)
        return -1;
    return depfile_correct_files(arena, names, request->state->identity.directory, err);
}

int run_plan(struct arena *arena, const struct run_request *request, struct run_result *result,
             struct error *err)
{
    const struct plan *plan = request->plan;
    struct strvec set = {0};
    strvec_extend(arena, &set, &plan->set);
    if (!plan->has_launcher) /* its server would keep the variable, and hand it on for good */
        strvec_push(arena, &set, "ABICC_DEPTH=1");
    struct strvec env = environment_edit(arena, request->environment, &plan->unset, &set);
    struct strvec argv = plan->argv;
    *result = (struct run_result){0};
    if (place_rewritten(arena, plan, &argv, err) < 0)
        return -1;
    switch (plan->mode) {
    case RUN_CORRECT:
        return correct_answer(arena, request, &argv, &env, result, err);
    case RUN_COMPILE:
    case RUN_LINK:
        if (run_and_wait(arena, request, &argv, &env, result, err) < 0)
            return -1;
        return correct_depfiles(arena, request, err);
    case RUN_LEAVE_TO_GO:
        result->status = 1 << 8; /* exited with 1 */
        return 0;
    case RUN_EXEC:
        break;
    }
    if (request->listens)
        return run_here(arena, request, &argv, &env, result, err);
    execve(argv.items[0], (char *const *)argv.items, (char *const *)env.items);
    return error_system(err, argv.items[0], "cannot run");
}
