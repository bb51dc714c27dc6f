/* Finds the dependency files that the compiler writes. */
#include <string.h>

#include "base/environment.h"
#include "base/text.h"
#include "cmdline/language.h"
#include "plan/edits.h"

/* What the command line says of dependencies. */
struct request {
    bool is_only;                                         /* -M: instead of anything else */
    bool is_besides;                                      /* -MD: besides it */
    const char *file;                                     /* -MF */
    const char *dump_directory, *dump_base, *dump_suffix; /* "" when not given */
};

/* Reads the words for the preprocessor itself, which name the file at once: -Wp,-MD,FILE, or word
 * by word behind -Xpreprocessor; for clang's compiler proper, -dependency-file. */
static void read_preprocessor_words(const struct draft *draft, struct strvec *names)
{
    struct arena *arena = draft->arena;
    const struct cmdline *line = draft->line;
    static const char joined[] = "-MF";
    struct strvec pieces = {0};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION || !word->value)
            continue;
        struct strvec more = {0};
        if (word->option == OPT_PREPROCESSOR_WORDS)
            more = strvec_split(arena, word->value, ',');
        else if (word->option == OPT_XPREPROCESSOR)
            strvec_push(arena, &more, word->value);
        strvec_extend(arena, &pieces, &more);
    }
    for (size_t i = 0; i < pieces.count; i++) {
        const char *piece = pieces.items[i];
        if (strcmp(piece, "-MD") == 0 || strcmp(piece, joined) == 0 ||
            (draft->has_guard && strcmp(piece, "-MMD") == 0) ||
            strcmp(piece, "-dependency-file") == 0)
            strvec_push(arena, names, i + 1 < pieces.count ? pieces.items[++i] : "");
        else if (text_begins_with(piece, joined))
            strvec_push(arena, names, piece + sizeof(joined) - 1);
    }
}

/* Where ccache's header is included, the files of -MMD and its kin name it, too. */
static struct request read_words(const struct draft *draft)
{
    const struct cmdline *line = draft->line;
    struct request request = {.dump_directory = "", .dump_base = "", .dump_suffix = ""};
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        if (word->kind != WORD_OPTION)
            continue;
        if (word->option == OPT_DEPENDENCIES)
            request.is_only = true;
        else if (word->option == OPT_DEPENDENCIES_TOO ||
                 (draft->has_guard && word->option == OPT_DEPENDENCY_WORDS))
            request.is_besides = true;
        else if (word->option == OPT_DEPENDENCY_FILE)
            request.file = word->value;
        else if (word->option == OPT_DUMP_DIRECTORY && word->value)
            request.dump_directory = word->value;
        else if (word->option == OPT_DUMP_BASE && word->value)
            request.dump_base = word->value;
        else if (word->option == OPT_DUMP_SUFFIX && word->value)
            request.dump_suffix = word->value;
    }
    return request;
}

/* Adds the names that gcc gives the file of a source, whose stem is `base`, beside dumps whose
 * names the user chooses. */
static void add_dumps(struct arena *arena, const struct request *request, const char *base,
                      struct strvec *names)
{
    const char *dump = request->dump_base;
    const char *directory = strchr(dump, '/') ? "" : request->dump_directory;
    size_t length = strlen(dump), suffix = strlen(request->dump_suffix);
    if (length > suffix && strcmp(dump + length - suffix, request->dump_suffix) == 0)
        length -= suffix;
    strvec_pushf(arena, names, "%s%s.d", request->dump_directory, base);
    if (!length)
        return;
    strvec_pushf(arena, names, "%s%.*s.d", directory, (int)length, dump);
    strvec_pushf(arena, names, "%s%.*s-%s.d", directory, (int)length, dump, base);
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
    struct request request = read_words(draft);
    read_preprocessor_words(draft, &names);
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
                language_of(line->words[i].language, line->words[i].text).is_preprocessed) {
                add_default(arena, line, line->words[i].text, &names);
                add_dumps(arena, &request, text_stem(arena, text_file_name(line->words[i].text)),
                          &names);
            }
    }
    return names;
}

int edit_dependencies(struct draft *draft, struct error *err)
{
    (void)err;
    if (draft->line->action == ACTION_QUERY ||
        (!profile_has_target(&draft->state->profile) && !draft->has_guard))
        return 0;
    draft->depfiles = names_of(draft);
    if (draft->depfiles.count)
        draft_note(draft, EDIT_CHANGED, "dependencies", "the host's headers",
                   "make would stop if a header of the cache that they name were removed");
    return 0;
}
