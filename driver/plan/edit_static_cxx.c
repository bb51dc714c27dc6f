/* Edits for command lines that ask for a static C++ library: with -static-libstdc++,
 * -l:libstdc++.a, or -lstdc++ between -Bstatic and -Bdynamic. Linkers would then look only for
 * archives, and find the compiler's, without what it needs on an old libc and without what lets
 * exceptions pass between modules. The linker script libstdc++.so is static too. */
#include <string.h>

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

static bool change_libraries(struct draft *draft)
{
    const struct linker_words *words = &draft->line->linker;
    bool is_any = false;
    for (size_t i = 0; i < words->count; i++) {
        const struct linker_word *word = &words->items[i];
        bool is_library = word->id == LINKER_LIBRARY && word->value;
        const char *script =
            is_library ? script_of(draft, word->value, word->mode.is_static) : NULL;
        if (!script)
            continue;
        struct strvec now = {0};
        strvec_push(draft->arena, &now, "--push-state");
        strvec_push(draft->arena, &now, "-Bdynamic");
        strvec_pushf(draft->arena, &now, "-l%s", script);
        strvec_push(draft->arena, &now, "--pop-state");
        draft_change_linker_word(draft, i, &now, is_hybrid(draft) ? in_directory : already);
        is_any = true;
    }
    return is_any;
}

int edit_static_cxx(struct draft *draft, struct error *err)
{
    (void)err;
    const struct cmdline *line = draft->line;
    const struct state *state = draft->state;
    if (state->profile.libc != LIBC_GLIBC)
        return 0;
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
    return 0;
}
