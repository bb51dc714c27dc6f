#include "plan/explain_plan.h"

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

void explain_plan(FILE *stream, const struct choice *choice, const struct state *state,
                  const struct plan *plan)
{
    static const char *const verbs[] = {
        [EDIT_ADDED] = "added", [EDIT_DROPPED] = "dropped", [EDIT_CHANGED] = "changed",
        [EDIT_UNSET] = "unset", [EDIT_SET] = "changed",
    };
    if (profile_has_target(&state->profile))
        explain_choice(stream, choice, state);
    else
        explain_host(stream, choice, state);
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
