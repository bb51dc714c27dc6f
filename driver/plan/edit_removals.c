#include <string.h>

#include "plan/edits.h"

/* Returns whether the word is the pattern, or begins with it where that ends in '*'. */
static bool matches(const char *pattern, const char *word)
{
    size_t length = strlen(pattern);
    if (length && pattern[length - 1] == '*')
        return strncmp(pattern, word, length - 1) == 0;
    return strcmp(pattern, word) == 0;
}

/* Returns whether the word is the linker's: -W* in cflags means warnings, not -Wl,. */
static bool is_linkers(const struct word *word)
{
    return word->option == OPT_LINKER_WORDS || word->option == OPT_XLINKER;
}

static void remove_matching(struct draft *draft, const struct strvec *patterns, const char *key,
                            bool is_for_link)
{
    const struct cmdline *line = draft->line;
    for (size_t p = 0; p < patterns->count; p++) {
        const char *reason = arena_printf(draft->arena, "%s.remove of profile %s removes %s", key,
                                          draft->state->profile.name, patterns->items[p]);
        for (size_t i = 0; i < line->count; i++)
            if (line->words[i].kind == WORD_OPTION &&
                (is_for_link || !is_linkers(&line->words[i])) &&
                matches(patterns->items[p], line->words[i].text))
                draft_drop(draft, i, reason);
    }
}

int edit_removals(struct draft *draft, struct error *err)
{
    (void)err;
    const struct profile *profile = &draft->state->profile;
    const struct cmdline *line = draft->line;
    if (line->has_preprocessed_language) {
        remove_matching(draft, &profile->cflags.remove, "cflags", false);
        if (draft->is_cxx || line->has_cxx_input)
            remove_matching(draft, &profile->cxxflags.remove, "cxxflags", false);
    }
    if (line->action == ACTION_LINK)
        remove_matching(draft, &profile->ldflags.remove, "ldflags", true);
    return 0;
}
