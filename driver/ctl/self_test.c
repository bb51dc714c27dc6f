/* abictl self-test: proves on this machine that abicc builds for each profile. */
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <time.h>

#include "base/environment.h"
#include "base/fs.h"
#include "ctl/columns.h"
#include "ctl/ctl.h"
#include "ctl/doctor_chain.h"
#include "profile/profile.h"

enum { OPTION_PROFILE };

enum { STEPS = CHAIN_STEPS / 2 }; /* of each of the two languages */

/* What the profiles said. */
struct results {
    struct strvec cells;
    struct strvec reasons; /* of failures, each once */
    size_t tried;
    size_t failed;
};

/* Returns the result of one language: "ok, ran", "ok, not run here", "link failed", "-". */
static const char *result_of(struct ctl *ctl, const struct step *steps, struct results *results,
                             const char *profile)
{
    for (size_t i = 0; i < STEPS; i++) {
        if (steps[i].result != STEP_FAILED)
            continue;
        strvec_pushf(ctl->arena, &results->reasons, "%s, %s of %s:\n%s", profile, steps[i].name,
                     steps[i].language, steps[i].reason);
        return arena_printf(ctl->arena, "%s failed", steps[i].name);
    }
    if (steps[0].result != STEP_DONE)
        return "-";
    return steps[STEPS - 1].result == STEP_DONE ? "ok, ran" : "ok, not run here";
}

static int try_profile(struct ctl *ctl, const struct strvec *roots, const char *name,
                       const char *directory, struct results *results, struct error *err)
{
    struct profile profile;
    struct chain chain;
    const char *own = arena_printf(ctl->arena, "%s/%zu", directory, results->tried);
    if (profile_load(ctl->arena, roots, name, &profile, NULL, err) < 0 ||
        fs_make_dir(own, 0700, err) < 0 || chain_try(ctl, &profile, own, &chain, err) < 0)
        return -1;
    strvec_push(ctl->arena, &results->cells, name);
    strvec_push(ctl->arena, &results->cells, result_of(ctl, chain.steps, results, profile.name));
    strvec_push(ctl->arena, &results->cells,
                result_of(ctl, chain.steps + STEPS, results, profile.name));
    results->tried++;
    results->failed += !chain.is_working;
    return 0;
}

static void print_results(struct ctl *ctl, const struct results *results, double seconds)
{
    struct utsname system;
    columns_print(ctl->out, &results->cells, 3);
    for (size_t i = 0; i < results->reasons.count; i++) {
        struct strvec lines = strvec_split(ctl->arena, results->reasons.items[i], '\n');
        for (size_t j = 0; j < lines.count; j++)
            fprintf(ctl->out, "%s%s\n", j ? "    " : "\n", lines.items[j]);
    }
    if (!results->failed) {
        fprintf(ctl->out, "\nabicc " ABICC_VERSION ": %zu %s (%.0f seconds)\n", results->tried,
                results->tried == 1 ? "profile works" : "profiles work", seconds);
        return;
    }
    fprintf(ctl->out, "\nabicc " ABICC_VERSION ": %zu of %zu %s not work", results->failed,
            results->tried, results->tried == 1 ? "profile does" : "profiles do");
    if (uname(&system) == 0)
        fprintf(ctl->out, " on %s %s %s", system.sysname, system.release, system.machine);
    fputs("\n`abictl doctor` shows which packages are missing. If none is, report this output and\n"
          "that of `abictl doctor --profile NAME` for one that fails.\n",
          ctl->out);
}

/* Tries all profiles in a cache of their own, so that what a first use does is tried, too. */
static int try_all(struct ctl *ctl, const char *directory, struct results *results,
                   struct error *err)
{
    struct strvec roots = profile_roots(ctl->arena, ctl->environ);
    struct strvec names = ctl->given[OPTION_PROFILE];
    struct strvec removed = {0};
    struct strvec set = {0};
    struct choice choice; /* read for its warnings about the environment */
    if (ctl_choose(ctl, NULL, &choice, err) < 0 ||
        (!names.count && profile_names(ctl->arena, &roots, &names, err) < 0))
        return -1;
    strvec_pushf(ctl->arena, &set, "ABICC_CACHE_DIR=%s/cache", directory);
    struct strvec env = environment_edit(ctl->arena, ctl->environ, &removed, &set);
    struct ctl own = *ctl;
    own.environ = env.items;
    const char *const heads[] = {"profile", "C", "C++"};
    for (size_t i = 0; i < 3; i++)
        strvec_push(ctl->arena, &results->cells, heads[i]);
    for (size_t i = 0; i < names.count; i++) {
        if (try_profile(&own, &roots, names.items[i], directory, results, err) < 0)
            return -1;
    }
    return 0;
}

static int run(struct ctl *ctl, struct error *err)
{
    struct results results = {0};
    struct timespec start, end;
    struct error ignored;
    const char *directory =
        fs_make_temporary(ctl->arena, environment_get(ctl->environ, "TMPDIR"), "abictl-self-test");
    if (!directory)
        return error_system(err, NULL, "cannot create a temporary directory");
    clock_gettime(CLOCK_MONOTONIC, &start);
    int status = try_all(ctl, directory, &results, err);
    clock_gettime(CLOCK_MONOTONIC, &end);
    (void)fs_remove_tree(directory, &ignored);
    if (status < 0)
        return -1;
    double seconds =
        (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    print_results(ctl, &results, seconds);
    ctl->verdict = results.failed ? 1 : 0;
    return 0;
}

const struct ctl_command ctl_self_test = {
    .name = "self-test",
    .operands = "",
    .summary = "prove on this machine that abicc builds for each profile",
    .help =
        "Compiles and links a program of C and one of C++ for every profile, checks them as in\n"
        "a build, and runs those that this machine can run. Takes less than a minute, uses a\n"
        "cache of its own, and leaves nothing. The last line is the result.\n",
    .options = {[OPTION_PROFILE] = {"--profile", "NAME", NULL,
                                    "only this profile; may be repeated"}},
    .run = run,
    .status =
        "Exit status: 0 if all profiles work, also where their programs cannot be run on this\n"
        "machine; 1 if one does not, 2 for a wrong command line.\n",
};
