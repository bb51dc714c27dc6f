#include "tables/polyfill.h"

#include <stdlib.h>
#include <string.h>

#include "base/suggest.h"

#define TABLE "sysroots/compat/polyfills.tsv"

static const char *const class_words[] = {"toolchain", "complete", "all"};

enum { CLASS_COUNT = sizeof(class_words) / sizeof(*class_words) };

enum column {
    COLUMN_NAME,
    COLUMN_CLASS,
    COLUMN_SOURCE,
    COLUMN_SINCE,
    COLUMN_HEADER,
    COLUMN_GUARD,
    COLUMN_DECLARATION,
    COLUMN_RESTS_ON,
    COLUMN_KERNEL,
    COLUMN_LIMITS,
    COLUMN_ABSENT_ON,
    COLUMN_COUNT
};

/* Returns the field's text; "" for "-". */
static const char *optional(struct arena *arena, const struct table *table, enum column column)
{
    return text_equals(table->field[column], "-") ? "" : table_copy(arena, table, column);
}

static int read_class(const struct table *table, enum polyfill_class *class, struct error *err)
{
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (text_equals(table->field[COLUMN_CLASS], class_words[i])) {
            *class = (enum polyfill_class)i;
            return 0;
        }
    return table_bad_field(table, COLUMN_CLASS, "toolchain, complete or all", err);
}

static int read_release(const struct table *table, enum column column, struct version *release,
                        struct error *err)
{
    struct text text = table->field[column];
    if (text_equals(text, "-") || version_parse(text.start, text.length, release))
        return 0;
    return table_bad_field(table, column, "a release", err);
}

static int read_row(struct arena *arena, const struct table *table, struct polyfill *row,
                    struct error *err)
{
    if (table_expect(table, COLUMN_COUNT, err) < 0 || read_class(table, &row->class, err) < 0 ||
        read_release(table, COLUMN_SINCE, &row->since, err) < 0 ||
        read_release(table, COLUMN_KERNEL, &row->kernel, err) < 0)
        return -1;
    row->name = table_copy(arena, table, COLUMN_NAME);
    row->source = table_copy(arena, table, COLUMN_SOURCE);
    row->header = optional(arena, table, COLUMN_HEADER);
    row->guard = optional(arena, table, COLUMN_GUARD);
    row->declaration = optional(arena, table, COLUMN_DECLARATION);
    row->rests_on = optional(arena, table, COLUMN_RESTS_ON);
    row->limits = optional(arena, table, COLUMN_LIMITS);
    return 0;
}

/* Returns whether the row is offered on the architecture; on any if that is NULL. */
static bool is_offered(const struct table *table, const char *arch)
{
    return !arch || !text_has_word(table->field[COLUMN_ABSENT_ON], arch);
}

/* Reads the rows that have one of the words as a field, or all if that is NULL. */
static int load(struct arena *arena, const char *arch, const struct strvec *words,
                struct polyfill_table *table, struct error *err)
{
    /* Never from a user's directory: rows need the machine code that abicc contains. */
    const struct strvec none = {0};
    struct table file;
    if (table_open(arena, &none, TABLE, '\t', &file, err) < 0)
        return -1;
    if (words)
        table_narrow(arena, &file, words);
    struct polyfill *rows = arena_alloc(arena, table_line_limit(&file) * sizeof(*rows));
    size_t count = 0;
    int status;
    while ((status = table_next(&file, err)) > 0) {
        if (read_row(arena, &file, &rows[count], err) < 0)
            return -1;
        if (count > 0 && strcmp(rows[count - 1].name, rows[count].name) >= 0)
            return table_bad_line(&file, "the row is not after the one above (order: name)", err);
        count += is_offered(&file, arch);
    }
    if (status < 0)
        return -1;
    *table = (struct polyfill_table){rows, count};
    return 0;
}

int polyfill_load(struct arena *arena, const char *arch, struct polyfill_table *table,
                  struct error *err)
{
    return load(arena, arch, NULL, table, err);
}

int polyfill_load_about(struct arena *arena, const char *arch, const struct strvec *names,
                        struct polyfill_table *table, struct error *err)
{
    return load(arena, arch, names, table, err);
}

const struct polyfill *polyfill_find(const struct polyfill_table *table, const char *name)
{
    return polyfill_find_text(table, (struct text){name, strlen(name)});
}

static int compare_text(const void *key, const void *row)
{
    const char *name = ((const struct polyfill *)row)->name;
    return text_compare(*(const struct text *)key, (struct text){name, strlen(name)});
}

const struct polyfill *polyfill_find_text(const struct polyfill_table *table, struct text name)
{
    if (!table->count)
        return NULL;
    return bsearch(&name, table->rows, table->count, sizeof(*table->rows), compare_text);
}

const char *polyfill_object(struct arena *arena, const struct polyfill *polyfill)
{
    return arena_printf(arena, "%s.o", polyfill->source);
}

bool polyfill_has_header(const struct polyfill_table *table, struct text header)
{
    for (size_t i = 0; i < table->count; i++)
        if (text_equals(header, table->rows[i].header))
            return true;
    return false;
}

bool polyfill_has_float_names(const struct polyfill_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (strstr(table->rows[i].name, "f32") || strstr(table->rows[i].name, "f64"))
            return true;
    return false;
}

const char *polyfill_class_word(enum polyfill_class class)
{
    return class_words[class];
}

bool polyfill_is_chosen(const struct polyfill *polyfill, const struct strvec *choice)
{
    if (polyfill->class == POLYFILL_TOOLCHAIN)
        return true;
    for (size_t i = (size_t)polyfill->class; i < CLASS_COUNT; i++)
        if (strvec_contains(choice, class_words[i]))
            return true;
    return strvec_contains(choice, polyfill->name);
}

static bool is_class_word(const char *word)
{
    for (size_t i = 0; i < CLASS_COUNT; i++)
        if (strcmp(word, class_words[i]) == 0)
            return true;
    return false;
}

static int fail_word(struct arena *arena, const struct polyfill_table *table, const char *word,
                     struct error *err)
{
    struct strvec words = {0};
    for (size_t i = 0; i < CLASS_COUNT; i++)
        strvec_push(arena, &words, class_words[i]);
    for (size_t i = 0; i < table->count; i++)
        strvec_push(arena, &words, table->rows[i].name);
    const char *near = suggest_nearest(word, words.items, words.count);
    if (near)
        return error_set(err, "\"%s\" is not a polyfill; did you mean %s?", word, near);
    return error_set(err,
                     "\"%s\" is not a polyfill: write toolchain, complete, all, or names from "
                     "sysroots/compat/polyfills.tsv",
                     word);
}

int polyfill_read_choice(struct arena *arena, const char *value, struct strvec *choice,
                         struct error *err)
{
    char *text = arena_strdup(arena, value);
    for (char *comma = text; (comma = strchr(comma, ','));)
        *comma = ' ';
    struct strvec words = strvec_split(arena, text, ' ');
    struct polyfill_table table = {0};
    for (size_t i = 0; i < words.count; i++) {
        if (!is_class_word(words.items[i])) {
            if (!table.count && polyfill_load(arena, NULL, &table, err) < 0)
                return -1;
            if (!polyfill_find(&table, words.items[i]))
                return fail_word(arena, &table, words.items[i], err);
        }
        if (!strvec_contains(choice, words.items[i]))
            strvec_push(arena, choice, words.items[i]);
    }
    return 0;
}

static bool begins_with(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Returns whether the chosen polyfill needs the other one, which nobody chooses by name. */
static bool rests_on(const struct polyfill *chosen, const struct polyfill *other)
{
    if (begins_with(chosen->source, POLYFILL_ALIAS))
        return strcmp(chosen->rests_on, other->name) == 0;
    return begins_with(other->name, POLYFILL_HELPER) && strstr(chosen->rests_on, other->name);
}

static bool is_rested_on(const struct polyfill *other, const struct polyfill_table *all,
                         const struct strvec *choice)
{
    for (size_t i = 0; i < all->count; i++)
        if (rests_on(&all->rows[i], other) && polyfill_is_chosen(&all->rows[i], choice))
            return true;
    return false;
}

int polyfill_choose(struct arena *arena, const char *arch, const struct strvec *choice,
                    struct polyfill_table *chosen, struct error *err)
{
    struct polyfill_table all = {0};
    *chosen = (struct polyfill_table){0};
    if (!choice->count)
        return 0;
    if (polyfill_load(arena, arch, &all, err) < 0)
        return -1;
    struct polyfill *rows = arena_alloc(arena, (all.count + 1) * sizeof(*rows));
    for (size_t i = 0; i < all.count; i++)
        if (all.rows[i].class != POLYFILL_TOOLCHAIN &&
            (polyfill_is_chosen(&all.rows[i], choice) || is_rested_on(&all.rows[i], &all, choice)))
            rows[chosen->count++] = all.rows[i];
    chosen->rows = rows;
    return 0;
}
