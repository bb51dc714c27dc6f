/* abicc, abic++: the wrapper. Chooses a profile, parses the command line, plans and runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/environment.h"
#include "base/error.h"
#include "base/process.h"
#include "cmdline/cmdline.h"
#include "cmdline/own_options.h"
#include "failure/dropped_variables.h"
#include "failure/failed_compile.h"
#include "failure/failure.h"
#include "link/link_files.h"
#include "plan/explain_plan.h"
#include "plan/plan.h"
#include "plan/run.h"
#include "profile/choice.h"
#include "profile/variables.h"
#include "target/state.h"
#include "verdict/verdict.h"

static const char about[] =
    "abicc: a C compiler driver for binaries that must run on an older Linux\n"
    "\n"
    "Use it as cc, and abic++ as c++. Every option of the underlying compiler (gcc, clang) works "
    "as\n"
    "before. abicc's own options are removed from the command line:\n";

static const char choice_help[] =
    "\n"
    "The profile is chosen by --abicc-profile, else the program's name (abicc-alpine-musl), else\n"
    "ABICC_PROFILE, else the user's config.yaml, else centos7-glibc2.17.\n"
    "\n"
    "Environment:\n";

/* As wide as the longest name of an option or a variable. */
enum { HELP_COLUMN = 21 };

static int print_help(struct arena *arena)
{
    size_t count;
    const struct own_option *options = own_option_list(&count);
    fputs(about, stdout);
    for (size_t i = 0; i < count; i++) {
        const char *argument = options[i].argument;
        const char *name = arena_printf(arena, "%s%s%s", options[i].name, argument ? "=" : "",
                                        argument ? argument : "");
        printf("  %-*s  %s\n", HELP_COLUMN, name, options[i].help);
    }
    fputs(choice_help, stdout);
    const struct variable *variables = variable_list(&count);
    for (size_t i = 0; i < count; i++)
        printf("  %-*s  %s%s%s\n", HELP_COLUMN, variables[i].name, variables[i].help,
               variables[i].values ? "; one of " : "",
               variables[i].values ? variables[i].values : "");
    return fflush(stdout) != 0;
}

static int fail(const struct error *err)
{
    report_error(stderr, report_format_asked((const char *const *)environ), "abicc", SEVERITY_ERROR,
                 err);
    return 1;
}

/* Refuses to be the underlying compiler of abicc: it would call itself forever. */
static int check_depth(const char *const *environ_list, struct error *err)
{
    if (!environment_get(environ_list, "ABICC_DEPTH"))
        return 0;
    return error_set(err, "abicc was called as its own underlying compiler\n"
                          "  name the real compiler with --abicc-cc= or ABICC_CC");
}

static bool wants_explanation(const struct cmdline *line, const char *const *environ_list)
{
    const char *value = environment_get(environ_list, "ABICC_EXPLAIN");
    return line->wants_explain || (value && strcmp(value, "0") != 0);
}

/* Returns the status of the file at `path`, all zero when there is none. */
static struct stat look_at(const char *path)
{
    struct stat st;
    if (stat(path, &st) < 0)
        st = (struct stat){0};
    return st;
}

/* Returns whether the link left an older file in its output's place (-Wl,--version). */
static bool is_untouched(const struct stat *before, const struct stat *after)
{
    return before->st_ino == after->st_ino && before->st_size == after->st_size &&
           before->st_mtim.tv_sec == after->st_mtim.tv_sec &&
           before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

/* Checks what the link made against the profile, and removes an output that fails. Returns the exit
 * status of the program. Signals that end the program wait for the few milliseconds that this
 * takes: otherwise an output that was not checked would stay. */
static int judge_output(struct arena *arena, const struct verified_link *link,
                        const struct plan *plan)
{
    const struct failed_link made = {
        .line = link->line, .plan = plan, .state = link->state, .environment = link->environment};
    sigset_t before = process_hold_signals();
    bool fails = judge_link(arena, link, stderr) || open_judge(arena, &made, link->output, stderr);
    process_release_signals(&before);
    return fails;
}

/* Executes the plan, and checks or explains a link. */
static int run(struct arena *arena, const struct cmdline *line, const struct state *state,
               const struct plan *plan, const char *const *env)
{
    struct error err = {0};
    bool is_link = plan->mode == RUN_LINK;
    struct stat before = is_link ? look_at(plan->output) : (struct stat){0};
    struct run_result result;
    const struct run_request request = {.plan = plan,
                                        .state = state,
                                        .environment = env,
                                        .listens = profile_has_target(&state->profile) &&
                                                   failed_compile_is_explained(line, plan)};
    if (run_plan(arena, &request, &result, &err) < 0)
        return fail(&err);
    if (is_link && result.status == 0) {
        struct stat after = look_at(plan->output);
        /* An option or a linker script may name another output, sometimes without effect. */
        bool is_made = !is_untouched(&before, &after);
        const char *output =
            result.opened && !is_made ? link_files_output(arena, result.opened) : NULL;
        const struct verified_link link = {.line = line,
                                           .state = state,
                                           .output = output ? output : plan->output,
                                           .opened = result.opened,
                                           .environment = env};
        return !output && !is_made ? 0 : judge_output(arena, &link, plan);
    }
    if (result.status != 0 && WIFEXITED(result.status)) {
        const struct failed_link failed = {
            .line = line, .plan = plan, .state = state, .environment = env, .heard = result.heard};
        if (!failed_compile_explain(arena, &failed, stderr) && is_link)
            missing_explain(arena, &failed, stderr);
        dropped_variables_explain(&failed, stderr);
    }
    process_end_as(result.status);
}

int main(int argc, char **argv)
{
    const char *const *env = (const char *const *)environ;
    static struct arena arena; /* lives as long as the process */
    struct error err = {0};
    struct cmdline line;
    struct choice choice;
    struct state state;
    struct plan plan;
    bool lacks_streams = process_fill_streams();
    if (check_depth(env, &err) < 0 ||
        cmdline_read(&arena, argc, (const char *const *)argv, &line, &err) < 0)
        return fail(&err);
    if (line.wants_help)
        return print_help(&arena);
    if (line.wants_version)
        return puts("abicc " ABICC_VERSION) < 0;
    const struct choice_options options = {
        .profile = line.abicc_profile, .cc = line.abicc_cc, .cxx = line.abicc_cxx};
    if (choice_read(&arena, argv[0], env, &options, &choice, &err) < 0 ||
        state_get(&arena, &choice, env, &state, &err) < 0)
        return fail(&err);
    const struct plan_request request = {.line = &line,
                                         .state = &state,
                                         .environment = env,
                                         .choice = &choice,
                                         .lacks_streams = lacks_streams};
    if (plan_make(&arena, &request, &plan, &err) < 0)
        return fail(&err);
    if (wants_explanation(&line, env))
        explain_plan(stderr, &choice, &state, &plan);
    return run(&arena, &line, &state, &plan, env);
}
