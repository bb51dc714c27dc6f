#include "base/environment.h"
#include "plan/edits.h"
#include "sysroot/languages.h"

/* Adds what the headers in the directory include from their architecture's directory. */
static void add_place(struct draft *draft, const char *places, const char *directory,
                      struct strvec *added)
{
    struct arena *arena = draft->arena;
    const char *place = languages_place(arena, places, directory);
    if (!place || strvec_contains(added, place))
        return;
    strvec_push(arena, added, place);
    draft_add_pair(draft, "-idirafter", place,
                   arena_printf(arena,
                                "the headers in %s include others from the host's directory for "
                                "the architecture; nothing else of that is searched",
                                directory));
    draft_add(draft, arena_printf(arena, "-ffile-prefix-map=%s=/usr/include", place),
              "no path of the cache may appear in an output");
}

/* Returns the directories of headers that the line and the variables name. */
static struct strvec named_directories(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    struct strvec named = {0};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind == WORD_OPTION && word->value &&
            (word->option == OPT_INCLUDE_DIR || word->option == OPT_SYSTEM_DIR ||
             word->option == OPT_AFTER_DIR || word->option == OPT_QUOTE_DIR))
            strvec_push(draft->arena, &named, word->value);
    }
    for (size_t i = 0; i < toolchain_variable_count; i++) {
        const char *value = toolchain_variables[i].kind == VARIABLE_HEADERS
                                ? environment_get(draft->environment, toolchain_variables[i].name)
                                : NULL;
        if (!value)
            continue;
        struct strvec directories = strvec_split(draft->arena, value, ':');
        strvec_extend(draft->arena, &named, &directories);
    }
    return named;
}

int edit_languages(struct draft *draft, struct error *err)
{
    (void)err;
    const struct strvec named = named_directories(draft);
    const char *places =
        named.count ? languages_places(draft->arena, draft->state->sysroot.path) : NULL;
    struct strvec added = {0};
    for (size_t i = 0; places && i < named.count; i++)
        add_place(draft, places, named.items[i], &added);
    return 0;
}
