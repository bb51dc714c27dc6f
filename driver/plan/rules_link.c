#include <string.h>

#include "plan/rules.h"
#include "sysroot/specs.h"

static const char *sysroot_file(const struct draft *draft, const char *name)
{
    return arena_printf(draft->arena, "%s/%s", draft->state->sysroot.path, name);
}

/* Points the compiler's search for start files and libraries at the sysroot. */
static void add_search(struct draft *draft)
{
    static const char reason[] = "libraries and start files come from the sysroot alone";
    draft_add(draft, arena_printf(draft->arena, "-B%s", sysroot_file(draft, "usr/lib/")), reason);
    if (draft->state->toolchain.family != COMPILER_GCC)
        draft_append(draft, arena_printf(draft->arena, "-L%s", sysroot_file(draft, "usr/lib")),
                     reason);
    else if (draft->state->profile.libc == LIBC_GLIBC) /* musl's are on every line */
        draft_add(draft, arena_printf(draft->arena, "-specs=%s", sysroot_file(draft, SPECS_FILE)),
                  reason);
}

static bool makes_executable(const struct cmdline *line)
{
    return !line->is_shared && !line->is_relocatable;
}

static int add_mode(struct draft *draft, struct error *err)
{
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    if (profile->link_mode == LINK_DYNAMIC || line->is_relocatable)
        return 0;
    if (line->is_shared)
        return error_set(
            err,
            "-shared: profile %s links statically, and a shared library is never static\n"
            "  use a dynamic musl profile (ABICC_PROFILE=alpine3.19-musl) for it",
            profile->name);
    bool is_pie = line->is_pie || profile->link_mode == LINK_STATIC_PIE;
    if (is_pie && !line->is_no_pie && !line->is_static_pie) {
        static const char reason[] = "the profile links statically: a static PIE";
        for (size_t i = 0; i < line->count; i++)
            if (line->words[i].kind == WORD_OPTION &&
                (line->words[i].option == OPT_PIE || line->words[i].option == OPT_STATIC))
                draft_drop(draft, i, "-static-pie takes its place");
        draft_add(draft, "-static-pie", reason);
    } else if (!line->is_static && !line->is_static_pie) {
        draft_add(draft, "-static", "the profile links statically");
    }
    return 0;
}

/* Drops each word of the line that is `option`. */
static void drop_option(struct draft *draft, enum option_id option, const char *reason)
{
    for (size_t i = 0; i < draft->line->count; i++)
        if (draft->line->words[i].kind == WORD_OPTION && draft->line->words[i].option == option)
            draft_drop(draft, i, reason);
}

bool rules_has_word(const struct cmdline *line, const char *text)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && strcmp(line->words[i].text, text) == 0)
            return true;
    return false;
}

/* clang warns of -static-libgcc where it adds no library: -Werror would make it an error. */
static bool refuses_static_libgcc(const struct draft *draft)
{
    return draft->state->toolchain.family == COMPILER_CLANG &&
           (rules_has_word(draft->line, "-nostdlib") ||
            rules_has_word(draft->line, "-nodefaultlibs"));
}

static void add_runtime_libraries(struct draft *draft)
{
    const struct profile *profile = &draft->state->profile;
    if (profile->static_libgcc != TRISTATE_NO && !refuses_static_libgcc(draft)) {
        drop_option(draft, OPT_SHARED_LIBGCC, "static_libgcc of the profile");
        draft_add(draft, "-static-libgcc",
                  "the compiler's libgcc_s may be newer than the target's: static_libgcc");
    }
    if (profile->libc == LIBC_GLIBC)
        drop_option(draft, OPT_STATIC_LIBSTDCXX,
                    "-lstdc++ is static in the sysroot already, with what it needs on an old libc");
}

/* A shared library offers its own names, not those of the compiler's archives inside it: another
 * module would bind to them, and with them to this one's release of libstdc++. abicc's own archives
 * hold hidden names alone. One option for each archive, because mold 1.10 never comes to the end of
 * a list. */
static void add_hidden_archives(struct draft *draft)
{
    if (draft->line->is_shared && draft->state->profile.libc == LIBC_GLIBC)
        draft_add(draft,
                  "-Wl,--exclude-libs=libstdc++.a,--exclude-libs=libstdc++fs.a,"
                  "--exclude-libs=libstdc++exp.a,--exclude-libs=libsupc++.a,"
                  "--exclude-libs=libgcc.a,--exclude-libs=libgcc_eh.a",
                  "a shared library exports its own names, none of the compiler's archives");
}

/* The sysroot has no stub of the target's libstdc++, and the compiler's own is newer than the
 * target. */
static int check_stdcxx(const struct draft *draft, struct error *err)
{
    const struct profile *profile = &draft->state->profile;
    if (!draft->is_cxx || profile->static_libstdcxx != TRISTATE_NO)
        return 0;
    return error_set(
        err,
        "static_libstdcxx: profile %s says no, but only the compiler's own libstdc++ could be "
        "linked, and the target's is older\n  take the key away: C++ is then linked statically",
        profile->name);
}

static void add_words(struct draft *draft)
{
    const struct profile *profile = &draft->state->profile;
    struct arena *arena = draft->arena;
    if (profile->no_as_needed == TRISTATE_YES)
        draft_add(draft, "-Wl,--no-as-needed", "no_as_needed of the profile");
    for (size_t i = 0; i < profile->rpath.count; i++)
        draft_add(draft, arena_printf(arena, "-Wl,-rpath,%s", profile->rpath.items[i]),
                  "rpath of the profile");
    if (*profile->build_id)
        draft_add(draft, arena_printf(arena, "-Wl,--build-id=%s", profile->build_id),
                  "build_id of the profile");
    const char *reason = arena_printf(arena, "ldflags of profile %s", profile->name);
    for (size_t i = 0; i < profile->ldflags.add.count; i++) {
        const char *flag = profile->ldflags.add.items[i];
        /* A library serves what stands before it. */
        if (strncmp(flag, "-l", 2) == 0)
            draft_append(draft, flag, reason);
        else
            draft_add(draft, flag, reason);
    }
}

int rules_link(struct draft *draft, struct error *err)
{
    add_search(draft);
    if (check_stdcxx(draft, err) < 0 || add_mode(draft, err) < 0)
        return -1;
    if (!draft->line->is_relocatable) {
        add_runtime_libraries(draft);
        add_hidden_archives(draft);
        if (makes_executable(draft->line) || draft->line->is_shared)
            add_words(draft);
    }
    return 0;
}
