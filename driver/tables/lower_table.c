#include "tables/lower_table.h"

#include <string.h>

#define TABLE "sysroots/abi/lower.tsv"

enum { SINCE, WAY, WITH, SYMBOLS, REMARK, FIELDS };

/* In the order of enum lower_way. */
static const char *const ways[] = {"same", "differs", "rename", "code", "object", "start"};

static const char *optional(struct arena *arena, const struct table *table, size_t field)
{
    return text_equals(table->field[field], "-") ? NULL : table_copy(arena, table, field);
}

static int read_row(struct arena *arena, const struct table *table, struct lower_row *row,
                    struct error *err)
{
    size_t way = 0;
    if (table_expect(table, FIELDS, err) < 0)
        return -1;
    if (!version_parse(table->field[SINCE].start, table->field[SINCE].length, &row->since))
        return table_bad_field(table, SINCE, "a release of glibc", err);
    while (way < sizeof(ways) / sizeof(*ways) && !text_equals(table->field[WAY], ways[way]))
        way++;
    if (way == sizeof(ways) / sizeof(*ways))
        return table_bad_field(table, WAY, "same, differs, rename, code, object or start", err);
    row->way = (enum lower_way)way;
    row->with = optional(arena, table, WITH);
    row->symbols = table->field[SYMBOLS];
    row->remark = optional(arena, table, REMARK);
    if ((row->way == LOWER_CODE || row->way == LOWER_OBJECT) != (row->with != NULL))
        return table_bad_field(table, WITH, "what this way needs", err);
    if (row->way == LOWER_DIFFERS && !row->remark)
        return table_bad_line(table, "it does not say what differs", err);
    return 0;
}

int lower_table_load(struct arena *arena, const struct strvec *roots, struct lower_table *lower,
                     struct error *err)
{
    struct table table;
    int status;
    if (table_open(arena, roots, TABLE, '\t', &table, err) < 0)
        return -1;
    *lower = (struct lower_table){
        .rows = arena_alloc(arena, (table_line_limit(&table) + 1) * sizeof(*lower->rows))};
    while ((status = table_next(&table, err)) > 0)
        if (read_row(arena, &table, &lower->rows[lower->count++], err) < 0)
            return -1;
    return status;
}

/* Looks for the name among the row's symbols. */
static bool names(struct arena *arena, const struct lower_row *row, const char *symbol,
                  const char **other)
{
    size_t length = strlen(symbol);
    const char *end = row->symbols.start + row->symbols.length;
    for (const char *word = row->symbols.start; word < end;) {
        size_t size = 0;
        while (word + size < end && word[size] != ' ')
            size++;
        bool is_bare = size == length;
        if (size >= length && memcmp(word, symbol, length) == 0 &&
            (is_bare || word[length] == '=')) {
            *other = is_bare ? NULL : arena_strndup(arena, word + length + 1, size - length - 1);
            return true;
        }
        word += size + 1;
    }
    return false;
}

const struct lower_row *lower_table_find(struct arena *arena, const struct lower_table *table,
                                         const char *symbol, struct version since,
                                         const char **other)
{
    for (size_t i = 0; i < table->count; i++)
        if (version_compare(table->rows[i].since, since) == 0 &&
            names(arena, &table->rows[i], symbol, other))
            return &table->rows[i];
    return NULL;
}
