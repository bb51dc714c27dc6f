/* Edits for command lines that ask for a static C++ library: with -static-libstdc++,
 * -l:libstdc++.a, or -lstdc++ between -Bstatic and -Bdynamic. Linkers would then look only for
 * archives, and find the compiler's, without what it needs on an old libc and without what lets
 * exceptions pass between modules. The linker script libstdc++.so is static too. */
#include <string.h>

#include "base/text.h"
#include "plan/edits.h"
#include "sysroot/cxx/cxx.h"

static const char already[] =
    "-lstdc++ is static in the sysroot already, with what it needs on an old C library";
static const char in_directory[] =
    "-lstdc++ is static in a directory of its own, with what it needs on an old C library";

static bool is_hybrid(const struct draft *draft)
{
    return draft->state->sysroot.cxx.library == CXX_LIBRARY_HYBRID;
}

static bool is_one_of(const char *text, const char *const *words)
{
    while (*words && strcmp(text, *words) != 0)
        words++;
    return *words != NULL;
}

/* Returns the library that must be found as a script where the linker would not; else NULL. */
static const char *script_of(const struct draft *draft, const char *name, bool is_static)
{
    static const char *const of_clang[] = {"c++", "c++abi", NULL};
    if (strcmp(name, ":libstdc++.a") == 0)
        return "stdc++";
    bool is_of_clang = *draft->state->toolchain.libcxx && is_one_of(name, of_clang);
    return is_static && (is_of_clang || strcmp(name, "stdc++") == 0) ? name : NULL;
}

/* Notes whether the option makes the libraries after it static (ld's manual, "-Bstatic"). */
static void look_at(const char *option, bool *is_static)
{
    static const char *const to_static[] = {"-Bstatic", "-dn", "-non_shared", "-static", NULL};
    static const char *const to_shared[] = {"-Bdynamic", "-dy", "-call_shared", NULL};
    if (is_one_of(option, to_static))
        *is_static = true;
    else if (is_one_of(option, to_shared))
        *is_static = false;
}

/* Returns a -Wl word in which libraries that must be found as scripts are changed; NULL if none. */
static const char *change_pieces(struct draft *draft, const char *list, bool *is_static)
{
    struct strvec pieces = strvec_split(draft->arena, list, ',');
    const char *changed = NULL;
    const char *all = "-Wl";
    for (size_t i = 0; i < pieces.count; i++) {
        const char *piece = pieces.items[i];
        look_at(piece, is_static);
        const char *script = text_begins_with(piece, "-l")
                                 ? script_of(draft, piece + strlen("-l"), *is_static)
                                 : NULL;
        all = script ? arena_printf(draft->arena, "%s,--push-state,-Bdynamic,-l%s,--pop-state", all,
                                    script)
                     : arena_printf(draft->arena, "%s,%s", all, piece);
        if (script)
            changed = all;
    }
    return changed ? all : NULL;
}

static const char *change_word(struct draft *draft, size_t i, bool *is_static)
{
    const struct word *word = &draft->line->words[i];
    const char *changed = draft->fates[i].changed;
    if (word->kind != WORD_OPTION || !word->value || draft->fates[i].is_dropped)
        return NULL;
    if (word->option == OPT_LINKER_WORDS)
        return change_pieces(draft, changed ? changed + strlen("-Wl,") : word->value, is_static);
    if (word->option == OPT_XLINKER)
        look_at(word->value, is_static);
    if (word->option == OPT_LIBRARY)
        return change_pieces(draft, arena_printf(draft->arena, "-l%s", word->value), is_static);
    return NULL;
}

static bool change_libraries(struct draft *draft)
{
    const struct cmdline *line = draft->line;
    bool is_static = false;
    bool is_any = false;
    for (size_t i = 0; i < line->count; i++) {
        const char *now = change_word(draft, i, &is_static);
        if (!now)
            continue;
        is_any = true;
        draft_note(draft, EDIT_CHANGED, line->words[i].text, now,
                   is_hybrid(draft) ? in_directory : already);
        draft->fates[i].changed = now;
        if (i + 1 < line->count && line->words[i + 1].kind == WORD_ARGUMENT)
            draft->fates[i + 1].is_dropped = true;
    }
    return is_any;
}

void edit_static_cxx(struct draft *draft)
{
    const struct cmdline *line = draft->line;
    const struct state *state = draft->state;
    if (state->profile.libc != LIBC_GLIBC)
        return;
    bool is_wanted = change_libraries(draft);
    for (size_t i = 0; i < line->count; i++)
        if (line->words[i].kind == WORD_OPTION && line->words[i].option == OPT_STATIC_LIBSTDCXX) {
            draft_drop(draft, i, is_hybrid(draft) ? in_directory : already);
            is_wanted = true;
        }
    if (is_wanted && is_hybrid(draft))
        draft_add(draft,
                  arena_printf(draft->arena, "-L%s/" CXX_STATIC_DIRECTORY, state->sysroot.path),
                  in_directory);
}
