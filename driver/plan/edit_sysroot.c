#include "plan/edits.h"
#include "plan/farm.h"
#include "sysroot/glibc/specs.h"
#include "sysroot/musl/musl.h"
#include "sysroot/shadow.h"

/* The part of musl's specs that is for compiles, as options. */
static void add_for_farm(struct draft *draft)
{
    static const char reason[] = "musl's headers instead of glibc's";
    const struct cmdline *line = draft->line;
    draft_add(draft, "-mmusl", "gcc compiles for musl");
    if (cmdline_has_option(line, OPT_NOSTDINC))
        return;
    struct strvec options = {0};
    bool is_cxx = line->has_cxx_input || (draft->is_cxx && !cmdline_has_option(line, OPT_LANGUAGE));
    musl_header_options(draft->arena, is_cxx && !cmdline_has_option(line, OPT_NO_CXX_HEADERS),
                        &options);
    for (size_t i = 0; i < options.count; i++)
        draft_append(draft, options.items[i], reason);
}

static void add_for_gcc(struct draft *draft)
{
    const struct state *state = draft->state;
    if (state->profile.libc != LIBC_MUSL)
        return;
    /* Compiles have it too: the order of header directories. */
    if (farm_may_compile(draft))
        add_for_farm(draft);
    else
        draft_add(draft,
                  arena_printf(draft->arena, "-specs=%s/%s", state->sysroot.path, SPECS_FILE),
                  "musl's headers, start files and loader instead of glibc's");
    const struct arch *arch = arch_find(state->profile.arch);
    if (arch->musl_flags)
        draft_add(draft, arch->musl_flags,
                  arena_printf(draft->arena, "musl's ABI on %s, which is not glibc's", arch->name));
}

static void add_for_clang(struct draft *draft)
{
    const struct state *state = draft->state;
    if (state->profile.libc == LIBC_GLIBC) {
        const char *prefix =
            shadow_gcc_toolchain(draft->arena, &state->toolchain, state->sysroot.path);
        if (!prefix)
            prefix = toolchain_gcc_prefix(draft->arena, &state->toolchain);
        if (prefix)
            draft_add(draft, arena_printf(draft->arena, "--gcc-toolchain=%s", prefix),
                      "clang keeps using gcc's libgcc and C++ headers");
        return;
    }
    struct strvec options = {0};
    musl_clang_options(draft->arena, &state->toolchain, state->sysroot.path, &options);
    for (size_t i = 0; i < options.count; i++)
        draft_add(draft, options.items[i], "makes clang compile for musl");
}

int edit_machine(struct draft *draft, struct error *err)
{
    (void)err;
    const struct state *state = draft->state;
    if (state->toolchain.family == COMPILER_CLANG && state->profile.libc == LIBC_MUSL)
        return 0; /* musl's options name the target, too */
    for (size_t i = 0; i < state->toolchain.words.count; i++)
        if (!edit_has_word(draft->line, state->toolchain.words.items[i]))
            draft_add(
                draft, state->toolchain.words.items[i],
                arena_printf(draft->arena, "the compiler makes code for %s", state->profile.arch));
    return 0;
}

int edit_sysroot(struct draft *draft, struct error *err)
{
    (void)err;
    draft_add(draft, arena_printf(draft->arena, "--sysroot=%s", draft->state->sysroot.path),
              "headers and libraries come from the profile's sysroot");
    if (draft->state->toolchain.family == COMPILER_GCC)
        add_for_gcc(draft);
    else
        add_for_clang(draft);
    return 0;
}
