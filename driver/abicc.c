/* abicc, abic++: the wrapper. Chooses a profile, parses the command line, plans and runs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/environment.h"
#include "base/error.h"
#include "base/process.h"
#include "cmdline/cmdline.h"
#include "cmdline/intel.h"
#include "cmdline/own_options.h"
#include "failure/dropped_variables.h"
#include "failure/failed_compile.h"
#include "failure/failure.h"
#include "link/link_files.h"
#include "plan/callers.h"
#include "plan/explain_plan.h"
#include "plan/plan.h"
#include "plan/run.h"
#include "profile/choice.h"
#include "profile/variables.h"
#include "tables/arch.h"
#include "target/state.h"
#include "verdict/unjudged.h"
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

/* Says why the cache is elsewhere than the environment has it. */
static void tell_refused(const struct state *state)
{
    struct error note;
    error_set(&note, "sysroots are kept in %s, because of this:%s", state->cache, state->refused);
    report_error(stderr, report_format_asked((const char *const *)environ), "abicc", SEVERITY_NOTE,
                 &note);
}

static void warn(const char *text)
{
    struct error warning;
    error_set(&warning, "%s", text);
    report_error(stderr, report_format_asked((const char *const *)environ), "abicc",
                 SEVERITY_WARNING, &warning);
}

/* Warns where a build script took the program's name for that of Intel's compiler. */
static void tell_intel(struct arena *arena, const char *program, const struct cmdline *line,
                       const struct state *state)
{
    const char *option = strstr(program, "icc") ? intel_option(line) : NULL;
    if (!option)
        return;
    const char *family = toolchain_family(&state->toolchain);
    warn(arena_printf(
        arena,
        "%s: an option of Intel's compiler, which %s does not have: the name %s contains icc, "
        "and build scripts take it for Intel's\n"
        "  set CC=abi-%s CXX=abi-%s: the same program under names without icc (no directory in "
        "the path to it may have icc in its name either); `abictl links DIR` makes such links, too",
        option, family, program, family, strcmp(family, "gcc") == 0 ? "g++" : "clang++"));
}

/* Warns where the build will link C++ with another compiler. */
static void tell_lacking_cxx(struct arena *arena, const struct plan_request *request)
{
    const char *text = callers_lack_cxx(arena, request);
    if (text)
        warn(text);
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

/* Checks what the link made against the profile, and removes an output that fails. Returns the exit
 * status of the program. */
static int judge_output(struct arena *arena, const struct failed_link *made,
                        const struct unjudged *unjudged, const char *opened)
{
    /* An option or a linker script may name another output, sometimes without effect. */
    bool is_made = !unjudged_is_untouched(unjudged);
    const char *output = opened && !is_made ? link_files_output(arena, opened) : NULL;
    const struct verified_link link = {.line = made->line,
                                       .state = made->state,
                                       .output = output ? output : made->plan->output,
                                       .opened = opened,
                                       .environment = made->environment};
    if (!output && !is_made)
        return 0;
    return judge_link(arena, &link, stderr) || open_judge(arena, made, link.output, stderr);
}

/* Explains why the command failed. */
static void explain_failure(struct arena *arena, struct failed_link *failed, const char *heard)
{
    failed->heard = heard;
    if (!failed_compile_explain(arena, failed, stderr) && failed->plan->mode == RUN_LINK)
        missing_explain(arena, failed, stderr);
    dropped_variables_explain(failed, stderr);
}

/* Executes the plan, and checks or explains a link. Signals that end the program wait for the
 * verdict: otherwise an output that was not checked would stay. */
static int run(struct arena *arena, const struct run_request *request, const struct cmdline *line)
{
    struct error err = {0};
    struct run_result result;
    struct unjudged unjudged = {0};
    const struct plan *plan = request->plan;
    struct failed_link link = {
        .line = line, .plan = plan, .state = request->state, .environment = request->environment};
    bool is_judged = plan->mode == RUN_LINK && request->state->profile.check != CHECK_OFF;
    if (is_judged)
        unjudged_begin(arena, line, plan->output, &unjudged);
    int status = run_plan(arena, request, &result, &err);
    bool is_made = status == 0 && result.status == 0 && is_judged;
    if (is_made)
        status = judge_output(arena, &link, &unjudged, result.opened);
    else if (is_judged)
        unjudged_discard(&unjudged, result.signals.received || WIFSIGNALED(result.status));
    unjudged_end(&unjudged);
    process_release_signals(&result.signals);
    if (status < 0)
        return fail(&err);
    if (is_made && result.signals.received)
        process_end_by(result.signals.received);
    if (is_made)
        return status;
    if (result.status != 0 && WIFEXITED(result.status) && !result.signals.received)
        explain_failure(arena, &link, result.heard);
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
    const struct word *machine = cmdline_is_freestanding(&line) ? NULL : cmdline_machine(&line);
    const struct choice_options options = {
        .profile = line.abicc_profile,
        .arch = line.abicc_arch,
        .cc = line.abicc_cc,
        .cxx = line.abicc_cxx,
        .machine_word = machine ? machine->text : NULL,
        .machine = !machine                        ? NULL
                   : machine->option == OPT_TARGET ? machine->value
                                                   : arch_of_mode(cmdline_machine_mode(machine)),
    };
    if (choice_read(&arena, argv[0], env, &options, &choice, &err) < 0 ||
        state_get(&arena, &choice, env, &state, &err) < 0)
        return fail(&err);
    if (state.refused)
        tell_refused(&state);
    tell_intel(&arena, argv[0], &line, &state);
    const struct plan_request request = {.line = &line,
                                         .state = &state,
                                         .environment = env,
                                         .choice = &choice,
                                         .lacks_streams = lacks_streams};
    tell_lacking_cxx(&arena, &request);
    if (plan_make(&arena, &request, &plan, &err) < 0)
        return fail(&err);
    if (wants_explanation(&line, env))
        explain_plan(&arena, stderr, &choice, &state, &plan);
    const struct run_request running = {.plan = &plan,
                                        .state = &state,
                                        .environment = env,
                                        .listens = profile_has_target(&state.profile) &&
                                                   failed_compile_is_explained(&line, &plan)};
    return run(&arena, &running, &line);
}
