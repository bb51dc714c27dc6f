#include "failure/relink_line.h"

#include <string.h>

#include "base/text.h"

/* The command line being rewritten. */
struct rewrite {
    struct arena *arena;
    const struct relink *relink;
    const struct relink_request *request;
    const struct cmdline *line; /* the plan's */
    bool drops_argument;
    bool drops_piece; /* the next word for the preprocessor is the file or target of this one */
    bool has_last;    /* what comes behind all other words is pushed */
    struct strvec argv;
};

static void push(struct rewrite *rewrite, const char *text)
{
    strvec_push(rewrite->arena, &rewrite->argv, text);
}

/* Options that write files beside the output: -MD and its kin, -save-temps. */
static bool writes_beside(enum option_id option)
{
    return option == OPT_SAVE_TEMPS || option == OPT_DEPENDENCIES_TOO ||
           option == OPT_DEPENDENCY_FILE || option == OPT_DEPENDENCY_WORDS;
}

/* Returns whether a word for the preprocessor itself is about dependencies. */
static bool drops_piece(struct rewrite *rewrite, const char *piece)
{
    static const char *const with_argument[] = {"-MD", "-MMD", "-MF", "-MT", "-MQ"};
    bool is_argument = rewrite->drops_piece;
    rewrite->drops_piece = false;
    if (is_argument || !text_begins_with(piece, "-M"))
        return is_argument;
    for (size_t i = 0; i < sizeof(with_argument) / sizeof(*with_argument); i++)
        rewrite->drops_piece |= strcmp(piece, with_argument[i]) == 0;
    return true;
}

/* Pushes what is left of -Wp,a,b without its words about dependencies. */
static void push_preprocessor_words(struct rewrite *rewrite, const char *words)
{
    struct strvec rest = {0};
    struct strvec pieces = strvec_split(rewrite->arena, words, ',');
    for (size_t i = 0; i < pieces.count; i++)
        if (!drops_piece(rewrite, pieces.items[i]))
            strvec_push(rewrite->arena, &rest, pieces.items[i]);
    if (rest.count)
        push(rewrite,
             arena_printf(rewrite->arena, "-Wp,%s", strvec_join(rewrite->arena, &rest, ",")));
}

static const char *object_of(const struct relink *relink, size_t word)
{
    for (size_t i = 0; i < relink->source_count; i++)
        if (relink->sources[i].word == word)
            return relink->sources[i].object;
    return NULL;
}

/* An object takes the place of its source. The linker is told by -Xlinker, so that a -x before it
 * does not make it C again. */
static void push_input(struct rewrite *rewrite, size_t index)
{
    const char *text = rewrite->line->words[index].text;
    const char *object = object_of(rewrite->relink, index);
    size_t only = rewrite->request->only;
    if (only != RELINK_WHOLE) {
        if (index == only)
            push(rewrite, text);
    } else if (object) {
        push(rewrite, "-Xlinker");
        push(rewrite, object);
    } else {
        push(rewrite, text);
    }
}

/* Options that strip names or make them weak, and libraries that do not exist. */
static bool is_left_out(const struct rewrite *rewrite, const struct linker_word *item)
{
    const struct strvec *absent = rewrite->request->absent;
    return item->id == LINKER_STRIP || item->id == LINKER_LEAVE_OPEN ||
           (item->id == LINKER_LIBRARY && item->value && absent &&
            strvec_contains(absent, item->value));
}

/* Pushes what is left of the word when the linker is not to be told all of it; false when it is. */
static bool push_rest(struct rewrite *rewrite, size_t index)
{
    const struct linker_words *words = &rewrite->line->linker;
    bool is_edited = false;
    struct strvec parts = {0};
    for (size_t i = 0; i < words->count; i++) {
        const struct linker_word *item = &words->items[i];
        if (item->word != index && item->value_word != index)
            continue;
        if (is_left_out(rewrite, item))
            is_edited = true;
        else
            linker_word_parts(rewrite->arena, item, index, &parts);
    }
    if (!is_edited)
        return false;
    const struct strvec rest = linker_words_write(rewrite->arena, &parts);
    strvec_extend(rewrite->arena, &rewrite->argv, &rest);
    rewrite->drops_argument = true;
    return true;
}

/* Throws away another file that the link would write: the last option of its kind counts. */
static void push_discarded(struct rewrite *rewrite, enum linker_word_id id, const char *option)
{
    if (linker_words_last(&rewrite->line->linker, id))
        push(rewrite, arena_printf(rewrite->arena, "-Wl,%s=/dev/null", option));
}

/* Of two outputs, maps or lists the last one counts, and the first may come from a response file.
 */
static void push_last(struct rewrite *rewrite)
{
    const struct relink_request *request = rewrite->request;
    rewrite->has_last = true;
    push(rewrite, "-o");
    push(rewrite, request->output);
    if (request->only == RELINK_WHOLE) { /* -Wl,-o counts more than -o */
        push(rewrite, "-Xlinker");
        push(rewrite, "-o");
        push(rewrite, "-Xlinker");
        push(rewrite, request->output);
    }
    push_discarded(rewrite, LINKER_MAP, "-Map");
    push_discarded(rewrite, LINKER_DEPENDENCY_FILE, "--dependency-file");
    strvec_extend(rewrite->arena, &rewrite->argv, request->last);
}

static void push_option(struct rewrite *rewrite, const struct word *word)
{
    rewrite->drops_argument =
        word->option == OPT_OUTPUT || writes_beside(word->option) ||
        (word->option == OPT_XPREPROCESSOR && word->value && drops_piece(rewrite, word->value));
    if (word->option == OPT_END_OF_OPTIONS && !rewrite->has_last)
        push_last(rewrite);
    if (word->option == OPT_PREPROCESSOR_WORDS && word->value)
        push_preprocessor_words(rewrite, word->value);
    else if (!rewrite->drops_argument)
        push(rewrite, word->text);
}

static void push_word(struct rewrite *rewrite, size_t index)
{
    const struct word *word = &rewrite->line->words[index];
    if (word->kind == WORD_ARGUMENT && rewrite->drops_argument)
        return;
    rewrite->drops_argument = false;
    if (word->kind == WORD_INPUT)
        push_input(rewrite, index);
    else if (word->kind != WORD_OPTION)
        push(rewrite, word->text);
    else if (!push_rest(rewrite, index))
        push_option(rewrite, word);
}

struct strvec relink_line(const struct relink *relink, const struct relink_request *request)
{
    const struct plan *plan = relink->plan;
    struct rewrite rewrite = {
        .arena = relink->arena, .relink = relink, .request = request, .line = &relink->planned};
    push(&rewrite, plan->argv.items[0]);
    for (size_t i = 0; i < rewrite.line->count; i++) {
        const struct word *word = &rewrite.line->words[i];
        bool is_listing = plan->listing && word->text == plan->argv.items[plan->listing];
        if (!word->response && !is_listing) /* the listing's file is closed by now */
            push_word(&rewrite, i);
    }
    if (!rewrite.has_last)
        push_last(&rewrite);
    return rewrite.argv;
}
