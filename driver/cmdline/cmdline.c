#include "cmdline/cmdline.h"

#include <string.h>

#include "base/text.h"
#include "cmdline/language.h"
#include "cmdline/options.h"
#include "cmdline/own_options.h"
#include "cmdline/response.h"

/* gcc has such a limit too: a response file may name itself. */
enum { MAX_RESPONSE_FILES = 2000 };

struct reader {
    struct arena *arena;
    struct cmdline *line;
    size_t room;
    size_t response; /* of the words that are being read */
    size_t response_files;
    size_t pending;       /* 1 + index of the option that still needs its argument, or 0 */
    const char *language; /* set by the last -x */
    bool is_only_inputs;  /* after "--" */
    bool is_cc1;
    bool has_header, has_linker_input;
    enum option_id kind; /* the last of -shared, -pie, -no-pie, -static-pie */
    enum option_effect effect;
};

static struct word *push_word(struct reader *reader, const char *text, enum word_kind kind)
{
    struct cmdline *line = reader->line;
    line->words =
        arena_grow(reader->arena, line->words, line->count, &reader->room, sizeof(*line->words));
    struct word *word = &line->words[line->count++];
    *word = (struct word){.text = text, .kind = kind, .response = reader->response};
    return word;
}

static void note_value(struct reader *reader, enum option_id option, const char *value)
{
    switch (option) {
    case OPT_OUTPUT:
        reader->line->output = value;
        break;
    case OPT_LANGUAGE:
        reader->language = strcmp(value, "none") == 0 ? NULL : value;
        break;
    default:
        break;
    }
}

static void note_option(struct reader *reader, const struct option_match *match)
{
    if (match->effect > reader->effect)
        reader->effect = match->effect;
    switch (match->id) {
    case OPT_SHARED:
    case OPT_PIE:
    case OPT_NO_PIE:
    case OPT_STATIC_PIE:
        reader->kind = match->id;
        break;
    case OPT_STATIC:
        reader->line->is_static = true;
        break;
    case OPT_RELOCATABLE:
        reader->line->is_relocatable = true;
        break;
    case OPT_EXPORT:
        reader->line->is_exporting = true;
        break;
    case OPT_DRY_RUN:
        reader->line->is_dry_run = true;
        break;
    case OPT_END_OF_OPTIONS:
        reader->is_only_inputs = true;
        break;
    default:
        break;
    }
    if (match->effect == EFFECT_LINKER_INPUT)
        reader->has_linker_input = true;
}

static void take_option(struct reader *reader, const char *text)
{
    struct option_match match = option_find(text);
    if (match.id == OPT_CC1) {
        reader->is_cc1 = reader->line->count == 0;
        match.id = reader->is_cc1 ? OPT_CC1 : OPT_OTHER;
    }
    struct word *word = push_word(reader, text, WORD_OPTION);
    word->option = match.id;
    word->value = match.joined;
    note_option(reader, &match);
    if (match.joined)
        note_value(reader, match.id, match.joined);
    if (match.takes_next)
        reader->pending = reader->line->count;
}

static void take_argument(struct reader *reader, const char *text)
{
    struct word *option = &reader->line->words[reader->pending - 1];
    enum option_id id = option->option;
    if (!option->value)
        option->value = text;
    reader->pending = 0;
    push_word(reader, text, WORD_ARGUMENT)->option = id;
    note_value(reader, id, text);
}

static void take_input(struct reader *reader, const char *text)
{
    push_word(reader, text, WORD_INPUT)->language = reader->language;
    struct language language = language_of(reader->language, text);
    if (!*text)
        return; /* no file can have this name: gcc and clang go on as if it were not there */
    if (language.is_header)
        reader->has_header = true;
    else
        reader->has_linker_input = true;
    reader->line->has_cxx_input |= language.is_cxx;
    reader->line->has_preprocessed_language |= language.is_preprocessed;
}

static int take_word(struct reader *reader, const char *text, struct error *err);

static int take_response(struct reader *reader, const char *text, const struct strvec *words,
                         struct error *err)
{
    if (++reader->response_files > MAX_RESPONSE_FILES)
        return error_set(err, "%s: more than %d response files; does one of them name itself?",
                         text, MAX_RESPONSE_FILES);
    push_word(reader, text, WORD_RESPONSE);
    size_t outer = reader->response;
    reader->response = reader->line->count;
    for (size_t i = 0; i < words->count; i++)
        if (take_word(reader, words->items[i], err) < 0)
            return -1;
    reader->response = outer;
    return 0;
}

static int take_word(struct reader *reader, const char *text, struct error *err)
{
    struct strvec words;
    if (text[0] == '@' && response_read(reader->arena, text + 1, &words))
        return take_response(reader, text, &words, err);
    if (reader->is_cc1)
        push_word(reader, text, WORD_OPTION);
    else if (reader->pending)
        take_argument(reader, text);
    else if (reader->is_only_inputs || text[0] != '-' || !text[1])
        take_input(reader, text);
    else if (own_option_is(text))
        return error_set(
            err,
            "%s: an option of abicc in the response file %s, which goes to the compiler unchanged; "
            "put the option on the command line itself",
            text, reader->line->words[reader->response - 1].text + 1);
    else
        take_option(reader, text);
    return 0;
}

static enum cmdline_action action_of(const struct reader *reader)
{
    if (reader->effect == EFFECT_QUERY)
        return ACTION_QUERY;
    if (reader->is_cc1)
        return ACTION_COMPILE;
    if (reader->pending)
        return ACTION_NOTHING;
    if (!reader->has_header && !reader->has_linker_input)
        return ACTION_NOTHING;
    if (reader->effect == EFFECT_PREPROCESS)
        return ACTION_PREPROCESS;
    if (reader->effect == EFFECT_COMPILE || !reader->has_linker_input)
        return ACTION_COMPILE;
    return ACTION_LINK;
}

/* Returns whether this is an option of abicc: on the command line itself, and not an argument. */
static bool is_own(const struct reader *reader, const char *text)
{
    return !reader->pending && !reader->is_only_inputs && own_option_is(text);
}

/* The linker's own -r, -shared and -E change the kind of the output, too. */
static void read_linker_words(struct arena *arena, struct cmdline *line)
{
    line->linker = linker_words_read(arena, line);
    line->is_relocatable |= linker_words_last(&line->linker, LINKER_RELOCATABLE) != NULL;
    line->is_shared |= linker_words_last(&line->linker, LINKER_SHARED) != NULL;
    line->is_exporting |= linker_words_last(&line->linker, LINKER_EXPORT) != NULL;
}

int cmdline_read(struct arena *arena, int argc, const char *const *argv, struct cmdline *line,
                 struct error *err)
{
    *line = (struct cmdline){0};
    struct reader reader = {.arena = arena, .line = line};
    line->words = arena_reserve(arena, NULL, 0, (size_t)argc, &reader.room, sizeof(*line->words));
    for (int i = 1; i < argc;) {
        int taken = is_own(&reader, argv[i]) ? own_option_read(argv + i, line, err)
                                             : take_word(&reader, argv[i], err) + 1;
        if (taken <= 0)
            return -1;
        i += taken;
    }
    line->is_shared = reader.kind == OPT_SHARED;
    line->is_pie = reader.kind == OPT_PIE;
    line->is_no_pie = reader.kind == OPT_NO_PIE;
    line->is_static_pie = reader.kind == OPT_STATIC_PIE;
    line->action = action_of(&reader);
    if (line->action == ACTION_LINK)
        read_linker_words(arena, line);
    return 0;
}

bool word_may_be_standard_output(const struct word *word)
{
    const char *text = word->text;
    return (word->kind == WORD_ARGUMENT && strcmp(text, "-") == 0) || text_ends_with(text, "=-") ||
           text_ends_with(text, ",-") || strcmp(text, "-MF-") == 0 || strcmp(text, "-o-") == 0 ||
           strstr(text, "stdout") || strstr(text, "/fd/");
}
