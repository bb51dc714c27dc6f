#include <string.h>

#include "plan/edits.h"
#include "sysroot/glibc/specs.h"
#include "sysroot/write/stub_image.h"

static const char *sysroot_file(const struct draft *draft, const char *name)
{
    return arena_printf(draft->arena, "%s/%s", draft->state->sysroot.path, name);
}

int edit_search(struct draft *draft, struct error *err)
{
    (void)err;
    static const char reason[] = "libraries and start files come only from the sysroot";
    draft_add(draft, arena_printf(draft->arena, "-B%s", sysroot_file(draft, "usr/lib/")), reason);
    if (draft->line->action == ACTION_QUERY)
        return 0;
    if (draft->state->toolchain.family != COMPILER_GCC) {
        draft_append(draft, arena_printf(draft->arena, "-L%s", sysroot_file(draft, "usr/lib")),
                     reason);
        if (draft->state->profile.libc == LIBC_GLIBC)
            draft_append(draft,
                         arena_printf(draft->arena, "-L%s" STUB_PLACE, draft->state->sysroot.path),
                         "stubs under the file names of the real libraries, for -l:libm.so.6");
    } else if (draft->state->profile.libc ==
               LIBC_GLIBC) /* musl's specs are added to all commands */
        draft_add(draft, arena_printf(draft->arena, "-specs=%s", sysroot_file(draft, SPECS_FILE)),
                  reason);
    return 0;
}

int edit_link_mode(struct draft *draft, struct error *err)
{
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    if (profile->link_mode == LINK_DYNAMIC)
        return 0;
    if (line->is_shared)
        return error_set(
            err,
            "-shared: profile %s links statically, and a shared library cannot be static\n"
            "  use a dynamic musl profile for it (ABICC_PROFILE=%s), or make no shared libraries: "
            "./configure --disable-shared, cmake -DBUILD_SHARED_LIBS=OFF, meson setup "
            "-Ddefault_library=static",
            profile->name, profile_name_beside(draft->arena, profile, "alpine3.19-musl"));
    bool is_pie = line->is_pie || profile->link_mode == LINK_STATIC_PIE;
    if (is_pie && !line->is_no_pie && !line->is_static_pie) {
        static const char reason[] = "the profile links statically, here a static PIE";
        for (size_t i = 0; i < line->count; i++)
            if (line->words[i].kind == WORD_OPTION &&
                (line->words[i].option == OPT_PIE || line->words[i].option == OPT_STATIC))
                draft_drop(draft, i, "replaced by -static-pie");
        draft_add(draft, "-static-pie", reason);
    } else if (!line->is_static && !line->is_static_pie) {
        draft_add(draft, "-static", "the profile links statically");
    }
    return 0;
}

bool edit_takes_no_libraries(const struct cmdline *line)
{
    return cmdline_has_option(line, OPT_NO_LIBRARIES) ||
           cmdline_has_option(line, OPT_NO_DEFAULT_LIBRARIES);
}

bool edit_has_word(const struct cmdline *line, const char *text)
{
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && strcmp(line->words[i].text, text) == 0)
            return true;
    return false;
}

int edit_link_flags(struct draft *draft, struct error *err)
{
    (void)err;
    const struct profile *profile = &draft->state->profile;
    struct arena *arena = draft->arena;
    if (profile->no_as_needed == TRISTATE_YES)
        draft_add(draft, "-Wl,--no-as-needed", "the profile's no_as_needed");
    if (profile->packages.count && !draft->line->is_shared)
        draft_add(draft, "-Wl,--allow-shlib-undefined",
                  "the libraries of packages are whole: GNU ld would look for what they need in "
                  "stubs that have a part of their library");
    for (size_t i = 0; i < profile->rpath.count; i++)
        draft_add(draft, arena_printf(arena, "-Wl,-rpath,%s", profile->rpath.items[i]),
                  "the profile's rpath");
    if (*profile->build_id)
        draft_add(draft, arena_printf(arena, "-Wl,--build-id=%s", profile->build_id),
                  "the profile's build_id");
    const char *reason = arena_printf(arena, "ldflags of profile %s", profile->name);
    for (size_t i = 0; i < profile->ldflags.add.count; i++) {
        const char *flag = profile->ldflags.add.items[i];
        /* Linkers search a library only for the inputs before it. */
        if (strncmp(flag, "-l", 2) == 0)
            draft_append(draft, flag, reason);
        else
            draft_add(draft, flag, reason);
    }
    return 0;
}
