/* Finds the dependency files that the compiler writes. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "cmdline/language.h"
#include "plan/edits.h"

/* What the command line says of dependencies. */
struct request {
    bool is_only;     /* -M: instead of anything else */
    bool is_besides;  /* -MD: besides it */
    const char *file; /* -MF */
};

/* Reads the words for the preprocessor itself, which name the file at once: -Wp,-MD,FILE. */
static void read_preprocessor_words(struct arena *arena, const char *text, struct strvec *names)
{
    struct strvec pieces = strvec_split(arena, text, ',');
    for (size_t i = 0; i + 1 < pieces.count; i++)
        if (strcmp(pieces.items[i], "-MD") == 0 || strcmp(pieces.items[i], "-MF") == 0)
            strvec_push(arena, names, pieces.items[i + 1]);
}

static struct request read_words(struct arena *arena, const struct cmdline *line,
                                 struct strvec *names)
{
    struct request request = {0};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        if (word->option == OPT_DEPENDENCIES)
            request.is_only = true;
        else if (word->option == OPT_DEPENDENCIES_TOO)
            request.is_besides = true;
        else if (word->option == OPT_DEPENDENCY_FILE)
            request.file = word->value;
        else if (word->option == OPT_PREPROCESSOR_WORDS)
            read_preprocessor_words(arena, word->value, names);
    }
    return request;
}

/* Adds the names that gcc (since 11: PROGRAM-SOURCE.d for a link), older ones and clang give the
 * file of one source. */
static void add_default(struct arena *arena, const struct cmdline *line, const char *input,
                        struct strvec *names)
{
    const char *base = text_stem(arena, text_file_name(input));
    strvec_pushf(arena, names, "%s.d", base);
    if (line->action != ACTION_LINK)
        return;
    const char *output = line->output ? line->output : "a.out";
    strvec_pushf(arena, names, "%s-%s.d", output, base);
    strvec_pushf(arena, names, "%s-%s.d", text_stem(arena, output), base);
}

/* The files into which the command line may have system headers written; not all of them are. */
static struct strvec names_of(struct draft *draft)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    struct strvec names = {0};
    struct request request = read_words(arena, line, &names);
    const char *sun = environment_get(draft->environment, "SUNPRO_DEPENDENCIES"); /* FILE TARGET */
    if (sun)
        strvec_push(arena, &names, arena_strndup(arena, sun, strcspn(sun, " ")));
    if (request.is_only && !request.is_besides && !request.file)
        request.file = line->output ? line->output : "-";
    if (request.file && (request.is_only || request.is_besides)) {
        strvec_push(arena, &names, request.file);
    } else if (request.is_besides) {
        if (line->output)
            strvec_pushf(arena, &names, "%s.d", text_stem(arena, line->output));
        for (size_t i = 0; i < line->count; i++)
            if (line->words[i].kind == WORD_INPUT &&
                language_of(line->words[i].language, line->words[i].text).is_preprocessed)
                add_default(arena, line, line->words[i].text, &names);
    }
    return names;
}

int edit_dependencies(struct draft *draft, struct error *err)
{
    (void)err;
    if (draft->line->action == ACTION_QUERY)
        return 0;
    draft->depfiles = names_of(draft);
    if (draft->depfiles.count)
        draft_note(draft, EDIT_CHANGED, "dependencies", "the host's headers",
                   "make would stop if a header of the cache that they name were removed");
    return 0;
}
