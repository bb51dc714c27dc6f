#include "cmdline/linker_words.h"

#include <string.h>

#include "cmdline/cmdline.h"
#include "cmdline/linker_options.h"
#include "cmdline/options.h"
#include "cmdline/response.h"

/* Linkers give up some time, too: a file of words may name itself. */
enum { MAX_FILES = 200 };

/* What --push-state put away. */
struct saved_mode {
    struct linker_mode mode;
    const struct saved_mode *below;
};

struct reader {
    struct arena *arena;
    const struct cmdline *line;
    struct linker_words words;
    size_t room;
    size_t word; /* of the command line, which is read now */
    bool is_direct;
    size_t pending; /* 1 + index of the item that waits for its value, or 0 */
    size_t files;
    struct linker_mode mode;
    const struct saved_mode *saved;
};

static void push(struct reader *reader, enum linker_word_id id, const char *text, const char *value)
{
    struct linker_words *words = &reader->words;
    words->items =
        arena_grow(reader->arena, words->items, words->count, &reader->room, sizeof(*words->items));
    words->items[words->count++] = (struct linker_word){.id = id,
                                                        .text = text,
                                                        .value = value,
                                                        .word = reader->word,
                                                        .value_word = reader->word,
                                                        .is_direct = reader->is_direct,
                                                        .mode = reader->mode};
}

static void push_state(struct reader *reader)
{
    struct saved_mode *saved = arena_alloc(reader->arena, sizeof(*saved));
    *saved = (struct saved_mode){.mode = reader->mode, .below = reader->saved};
    reader->saved = saved;
}

static void pop_state(struct reader *reader)
{
    if (!reader->saved)
        return;
    reader->mode = reader->saved->mode;
    reader->saved = reader->saved->below;
}

static void change_mode(struct reader *reader, enum linker_word_id id)
{
    switch (id) {
    case LINKER_STATIC:
    case LINKER_DYNAMIC:
        reader->mode.is_static = id == LINKER_STATIC;
        break;
    case LINKER_WHOLE_ARCHIVE:
    case LINKER_NO_WHOLE_ARCHIVE:
        reader->mode.is_whole = id == LINKER_WHOLE_ARCHIVE;
        break;
    case LINKER_AS_NEEDED:
    case LINKER_NO_AS_NEEDED:
        reader->mode.is_as_needed = id == LINKER_AS_NEEDED;
        break;
    case LINKER_PUSH_STATE:
        push_state(reader);
        break;
    case LINKER_POP_STATE:
        pop_state(reader);
        break;
    default:
        break;
    }
}

static void take_value(struct reader *reader, const char *text)
{
    struct linker_word *item = &reader->words.items[reader->pending - 1];
    item->value = text;
    item->value_word = reader->word;
    item->is_separate = true;
    reader->pending = 0;
}

/* One word as the linker sees it. */
static void take_plain(struct reader *reader, const char *text)
{
    if (reader->pending) {
        take_value(reader, text);
        return;
    }
    if (text[0] != '-' || !text[1]) {
        push(reader, LINKER_FILE, text, text);
        return;
    }
    struct linker_match match = linker_option_find(text);
    push(reader, match.id, text, match.value);
    if (match.takes_next)
        reader->pending = reader->words.count;
    change_mode(reader, match.id);
}

static void take(struct reader *reader, const char *text)
{
    struct strvec words;
    if (*text != '@' || reader->files == MAX_FILES ||
        !response_read(reader->arena, text + 1, &words)) {
        take_plain(reader, text);
        return;
    }
    reader->files++;
    for (size_t i = 0; i < words.count; i++)
        take(reader, words.items[i]);
}

/* What the compiler hands on: -L, -l, -u NAME. It moves options to the front of the linker's
 * command line, so they are no value of what waits for one; files and libraries keep their places.
 */
static void take_compilers(struct reader *reader, const struct word *word, enum linker_word_id id)
{
    size_t next = reader->word + 1;
    bool is_file = id == LINKER_FILE;
    if (is_file && reader->pending) {
        take_value(reader, word->text);
        return;
    }
    push(reader, id, word->text, is_file ? word->text : word->value);
    struct linker_word *item = &reader->words.items[reader->words.count - 1];
    item->is_separate =
        next < reader->line->count && reader->line->words[next].kind == WORD_ARGUMENT;
    item->value_word += item->is_separate;
}

static void take_word(struct reader *reader, const struct word *word)
{
    reader->is_direct = word->option == OPT_LINKER_WORDS || word->option == OPT_XLINKER;
    if (word->kind == WORD_INPUT)
        take_compilers(reader, word, LINKER_FILE);
    if (word->kind != WORD_OPTION)
        return;
    if (word->option == OPT_HANDED_ON)
        take_compilers(reader, word, linker_option_find(option_find(word->text).row->name).id);
    if (!word->value)
        return;
    if (word->option == OPT_LIBRARY)
        take_compilers(reader, word, LINKER_LIBRARY);
    else if (word->option == OPT_LIBRARY_DIR || word->option == OPT_PREFIX)
        take_compilers(reader, word, LINKER_LIBRARY_DIR);
    else if (word->option == OPT_XLINKER)
        take(reader, word->value);
    else if (word->option == OPT_LINKER_WORDS) {
        struct strvec parts = strvec_split(reader->arena, word->value, ',');
        for (size_t i = 0; i < parts.count; i++)
            take(reader, parts.items[i]);
    }
}

struct linker_words linker_words_read(struct arena *arena, const struct cmdline *line)
{
    struct reader reader = {.arena = arena, .line = line};
    for (size_t i = 0; i < line->count; i++) {
        reader.word = i;
        take_word(&reader, &line->words[i]);
    }
    return reader.words;
}

const struct linker_word *linker_words_last(const struct linker_words *words,
                                            enum linker_word_id id)
{
    for (size_t i = words->count; i--;)
        if (words->items[i].id == id)
            return &words->items[i];
    return NULL;
}

void linker_word_parts(struct arena *arena, const struct linker_word *item, size_t word,
                       struct strvec *parts)
{
    if (item->word == word)
        strvec_push(arena, parts, item->text);
    if (item->is_separate && item->value_word == word)
        strvec_push(arena, parts, item->value);
}

struct strvec linker_words_write(struct arena *arena, const struct strvec *parts)
{
    struct strvec words = {0};
    const char *text = "-Wl";
    bool has_commas = false;
    for (size_t i = 0; i < parts->count; i++) {
        text = arena_printf(arena, "%s,%s", text, parts->items[i]);
        has_commas = has_commas || strchr(parts->items[i], ',');
    }
    if (parts->count && !has_commas)
        strvec_push(arena, &words, text);
    for (size_t i = 0; has_commas && i < parts->count; i++) {
        strvec_push(arena, &words, "-Xlinker");
        strvec_push(arena, &words, parts->items[i]);
    }
    return words;
}
