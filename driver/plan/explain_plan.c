#include "plan/explain_plan.h"

#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"

static void explain_compiler(FILE *stream, const struct choice *choice, const struct state *state)
{
    fprintf(stream, "abicc: compiler %s%s%s\n", state->toolchain.path,
            choice->compiler_reason ? ", by " : ", the first of the profile's that is installed",
            choice->compiler_reason ? choice->compiler_reason : "");
}

static void explain_host(FILE *stream, const struct choice *choice, const struct state *state)
{
    fprintf(stream, "abicc: profile %s, by %s: %s, this machine's C library\n", state->profile.name,
            choice->reason, state->profile.arch);
    explain_compiler(stream, choice, state);
    fputs(
        "abicc: no sysroot: headers and libraries are the host's; outputs are not checked, `abictl "
        "check --here` does\n",
        stream);
}

static void explain_choice(FILE *stream, const struct choice *choice, const struct state *state)
{
    const struct profile *profile = &state->profile;
    char floor[VERSION_TEXT_SIZE];
    char host[VERSION_TEXT_SIZE];
    version_text(profile->libc_version, floor);
    version_text(state->sysroot.host, host);
    const char *libc = profile->libc == LIBC_GLIBC ? "glibc" : "musl";
    fprintf(stream, "abicc: profile %s, by %s: %s, %s %s\n", profile->name, choice->reason,
            profile->arch, libc, floor);
    explain_compiler(stream, choice, state);
    fprintf(stream, "abicc: sysroot %s\n", state->sysroot.path);
    if (version_compare(state->sysroot.release, profile->libc_version) < 0)
        fprintf(stream,
                "abicc: the host's headers are of %s %s, older than the floor %s: headers and "
                "libraries "
                "describe %s\n",
                libc, host, floor, host);
}

/* Prints the polyfills that the profile names and its architecture does not have: another one may,
 * for which the same profile can be used. */
static void explain_polyfills(struct arena *arena, FILE *stream, const struct profile *profile)
{
    struct strvec choice = {0};
    struct polyfill_table all;
    struct polyfill_table offered;
    struct polyfill_reasons reasons;
    struct error ignored; /* what the sysroot was made of can be read */
    if (profile->libc != LIBC_GLIBC ||
        polyfill_read_choice(arena, profile->polyfills, &choice, &ignored) < 0 ||
        polyfill_load(arena, NULL, &all, &ignored) < 0 ||
        polyfill_load(arena, profile->arch, &offered, &ignored) < 0 ||
        polyfill_reasons_load(arena, profile->arch, &reasons, &ignored) < 0)
        return;
    for (size_t i = 0; i < choice.count; i++) {
        const char *name = choice.items[i];
        if (!polyfill_find(&all, name) || polyfill_find(&offered, name))
            continue;
        const struct polyfill_reason *reason = polyfill_reasons_find(&reasons, name);
        fprintf(stream, "abicc: dropped polyfill %s: on %s, it %s\n", name, profile->arch,
                reason ? reason->reason : "is no function of glibc");
    }
}

void explain_plan(struct arena *arena, FILE *stream, const struct choice *choice,
                  const struct state *state, const struct plan *plan)
{
    static const char *const verbs[] = {
        [EDIT_ADDED] = "added", [EDIT_DROPPED] = "dropped", [EDIT_CHANGED] = "changed",
        [EDIT_UNSET] = "unset", [EDIT_SET] = "changed",
    };
    if (profile_has_target(&state->profile))
        explain_choice(stream, choice, state);
    else
        explain_host(stream, choice, state);
    explain_polyfills(arena, stream, &state->profile);
    for (size_t i = 0; i < plan->edit_count; i++) {
        const struct edit *edit = &plan->edits[i];
        fprintf(stream, "abicc: %s %s%s%s: %s\n", verbs[edit->kind], edit->word,
                edit->now ? " to " : "", edit->now ? edit->now : "", edit->reason);
    }
    if (plan->mode == RUN_LEAVE_TO_GO)
        fputs(
            "abicc: this link is not run and fails: the profile links statically, and cmd/go reads "
            "the dynamic symbols of this output; after the failure it lets abicc do the final "
            "link\n",
            stream);
}
