#include "sysroot/headers/overlay_template.h"

#include <string.h>

#include "base/table.h"

enum { MAX_NESTING = 8 };

struct expander {
    struct arena *arena;
    const struct data *data;
    const struct template_facts *facts;
    struct error *err;
    unsigned line;
    unsigned depth;
    bool holds[MAX_NESTING]; /* for each open @if: its current part is copied */
    bool was_true[MAX_NESTING];
    char *out;
    size_t length;
};

static int fail(const struct expander *expander, const char *what, struct text text)
{
    return error_set(expander->err, "%s:%u: %s: '%.*s'", expander->data->name, expander->line, what,
                     (int)text.length, text.start);
}

static struct text trim(struct text text)
{
    while (text.length && *text.start == ' ') {
        text.start++;
        text.length--;
    }
    while (text.length && text.start[text.length - 1] == ' ')
        text.length--;
    return text;
}

/* Takes the first word off `text`. */
static struct text next_word(struct text *text)
{
    *text = trim(*text);
    struct text word = *text;
    const char *blank = memchr(text->start, ' ', text->length);
    if (blank)
        word.length = (size_t)(blank - text->start);
    text->start += word.length;
    text->length -= word.length;
    return word;
}

static bool compare(int order, struct text relation, bool *holds)
{
    if (text_equals(relation, "<"))
        *holds = order < 0;
    else if (text_equals(relation, ">="))
        *holds = order >= 0;
    else
        return false;
    return true;
}

/* Evaluates one condition: "floor < 2.34", "floor < host", "absent", "present", "class 32",
 * "polyfill NAME" or "no-polyfill NAME", where NAME may be a header that declares polyfills, or
 * _FloatN. */
static int evaluate_term(const struct expander *expander, struct text *rest, bool *holds)
{
    struct text word = next_word(rest);
    const struct template_facts *facts = expander->facts;
    if (text_equals(word, "absent") || text_equals(word, "present")) {
        *holds = facts->is_on_host == text_equals(word, "present");
        return 0;
    }
    if (text_equals(word, "class")) {
        *holds = text_equals(next_word(rest), facts->is_64 ? "64" : "32");
        return 0;
    }
    if (text_equals(word, "polyfill") || text_equals(word, "no-polyfill")) {
        bool is_given = false;
        struct text name = next_word(rest);
        if (facts->given)
            is_given = text_equals(name, "_FloatN") ? polyfill_has_float_names(facts->given)
                                                    : polyfill_find_text(facts->given, name) ||
                                                          polyfill_has_header(facts->given, name);
        *holds = is_given == text_equals(word, "polyfill");
        return 0;
    }
    if (!text_equals(word, "floor") && !text_equals(word, "host"))
        return fail(expander,
                    "not one of floor, host, absent, present, class, polyfill, no-polyfill", word);
    struct text relation = next_word(rest);
    struct text number = next_word(rest);
    struct version release = facts->host;
    if (!text_equals(number, "host") && !version_parse(number.start, number.length, &release))
        return fail(expander, "not a release", number);
    struct version subject = text_equals(word, "floor") ? facts->floor : facts->host;
    if (!compare(version_compare(subject, release), relation, holds))
        return fail(expander, "not < or >=", relation);
    return 0;
}

/* Evaluates conditions joined by "and". */
static int evaluate(const struct expander *expander, struct text condition, bool *holds)
{
    *holds = true;
    for (;;) {
        bool term = false;
        if (evaluate_term(expander, &condition, &term) < 0)
            return -1;
        *holds = *holds && term;
        struct text word = next_word(&condition);
        if (!word.length)
            return 0;
        if (!text_equals(word, "and"))
            return fail(expander, "not 'and'", word);
    }
}

static bool is_copying(const struct expander *expander)
{
    for (unsigned i = 0; i < expander->depth; i++)
        if (!expander->holds[i])
            return false;
    return true;
}

/* Reads a line "@...@" without its marks. */
static int read_directive(struct expander *expander, struct text line,
                          struct template_result *result)
{
    struct text rest = line;
    struct text word = next_word(&rest);
    unsigned top = expander->depth ? expander->depth - 1 : 0;
    if (text_equals(word, "if")) {
        bool holds;
        if (expander->depth == MAX_NESTING)
            return fail(expander, "nested too deeply", line);
        if (evaluate(expander, rest, &holds) < 0)
            return -1;
        expander->holds[expander->depth] = expander->was_true[expander->depth] = holds;
        expander->depth++;
        return 0;
    }
    if (text_equals(word, "hide")) {
        while (is_copying(expander) && (word = next_word(&rest)).length)
            strvec_push(expander->arena, &result->hide,
                        arena_strndup(expander->arena, word.start, word.length));
        return 0;
    }
    if (!text_equals(word, "else") && !text_equals(word, "end"))
        return fail(expander, "not a directive", line);
    if (!expander->depth)
        return fail(expander, "without @if", line);
    if (text_equals(word, "end"))
        expander->depth--;
    else
        expander->holds[top] = !expander->was_true[top];
    return 0;
}

/* Copies the line; @floor-minor@ becomes the floor's second number. */
static void copy_line(struct expander *expander, struct text line)
{
    static const char mark[] = "@floor-minor@";
    const char *at = memmem(line.start, line.length, mark, strlen(mark));
    size_t before = at ? (size_t)(at - line.start) : line.length;
    memcpy(expander->out + expander->length, line.start, before);
    expander->length += before;
    if (at) {
        const char *number = arena_printf(expander->arena, "%u", expander->facts->floor.part[1]);
        size_t digits = strlen(number); /* fewer than the mark has, so there is room */
        memcpy(expander->out + expander->length, number, digits);
        expander->length += digits;
        copy_line(expander, (struct text){at + strlen(mark), line.length - before - strlen(mark)});
        return;
    }
    expander->out[expander->length++] = '\n';
}

static int expand_line(struct expander *expander, struct text line, struct template_result *result)
{
    bool is_note = line.length >= 2 && line.start[0] == '@' && line.start[1] == '#';
    if (is_note)
        return 0;
    if (line.length >= 2 && line.start[0] == '@' && line.start[line.length - 1] == '@')
        return read_directive(expander, (struct text){line.start + 1, line.length - 2}, result);
    if (is_copying(expander))
        copy_line(expander, line);
    return 0;
}

int template_expand(struct arena *arena, const struct data *data,
                    const struct template_facts *facts, struct template_result *result,
                    struct error *err)
{
    struct expander expander = {
        .arena = arena,
        .data = data,
        .facts = facts,
        .err = err,
        .out = arena_alloc(arena, data->size + 2),
    };
    *result = (struct template_result){0};
    const char *end = data->bytes + data->size;
    for (const char *p = data->bytes; p < end;) {
        const char *newline = memchr(p, '\n', (size_t)(end - p));
        struct text line = {p, (size_t)((newline ? newline : end) - p)};
        expander.line++;
        if (expand_line(&expander, line, result) < 0)
            return -1;
        p = line.start + line.length + 1;
    }
    if (expander.depth)
        return error_set(err, "%s: @if without @end@", data->name);
    result->text = strspn(expander.out, " \t\n") == expander.length ? "" : expander.out;
    return 0;
}
