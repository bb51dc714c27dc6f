#include "base/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"

int table_open(struct arena *arena, const struct strvec *roots, const char *name, char separator,
               struct table *table, struct error *err)
{
    struct data data;
    if (data_open(arena, roots, name, &data, err) < 0)
        return -1;
    *table = (struct table){.name = data.name,
                            .next = data.bytes,
                            .end = data.bytes + data.size,
                            .separator = separator};
    return 0;
}

static int split(struct table *table, const char *text, const char *end, struct error *err)
{
    table->field_count = 0;
    for (;;) {
        if (table->field_count == TABLE_MAX_FIELDS)
            return table_bad_line(table, "the line has too many fields", err);
        const char *stop = memchr(text, table->separator, (size_t)(end - text));
        if (!stop)
            stop = end;
        if (stop == text)
            return table_bad_line(table, "a field is empty", err);
        table->field[table->field_count++] = (struct text){text, (size_t)(stop - text)};
        if (stop == end)
            return 1;
        text = stop + 1;
    }
}

int table_next(struct table *table, struct error *err)
{
    while (table->next < table->end) {
        const char *text = table->next;
        const char *end = memchr(text, '\n', (size_t)(table->end - text));
        if (!end)
            end = table->end;
        table->next = end < table->end ? end + 1 : end;
        table->line++;
        if (text != end && *text != '#')
            return split(table, text, end, err);
    }
    return 0;
}

size_t table_line_limit(const struct table *table)
{
    size_t count = 1;
    const char *p = table->next;
    while ((p = memchr(p, '\n', (size_t)(table->end - p)))) {
        count++;
        p++;
    }
    return count;
}

/* Lines that were found, not in order. */
struct hits {
    struct arena *arena;
    struct text *items;
    size_t count;
    size_t room;
};

static void add_line(struct hits *hits, const struct table *table, const char *at)
{
    const char *start = memrchr(table->next, '\n', (size_t)(at - table->next));
    const char *end = memchr(at, '\n', (size_t)(table->end - at));
    start = start ? start + 1 : table->next;
    end = end ? end + 1 : table->end;
    hits->items =
        arena_grow(hits->arena, hits->items, hits->count, &hits->room, sizeof(*hits->items));
    hits->items[hits->count++] = (struct text){start, (size_t)(end - start)};
}

static void find_lines(struct hits *hits, const struct table *table, const char *word)
{
    size_t length = strlen(word);
    const char *end;
    for (const char *at = table->next; (at = memmem(at, (size_t)(table->end - at), word, length));
         at = end) {
        end = at + length;
        if ((at == table->next || at[-1] == '\n' || at[-1] == table->separator) &&
            (end == table->end || *end == '\n' || *end == table->separator))
            add_line(hits, table, at);
    }
}

static int compare_starts(const void *a, const void *b)
{
    const struct text *one = a;
    const struct text *other = b;
    return (one->start > other->start) - (one->start < other->start);
}

void table_narrow(struct arena *arena, struct table *table, const struct strvec *words)
{
    struct hits hits = {.arena = arena};
    size_t size = 0;
    for (size_t i = 0; i < words->count; i++)
        find_lines(&hits, table, words->items[i]);
    if (hits.count)
        qsort(hits.items, hits.count, sizeof(*hits.items), compare_starts);
    for (size_t i = 0; i < hits.count; i++)
        size += hits.items[i].length;
    char *lines = arena_alloc(arena, size + 1);
    table->next = lines;
    for (size_t i = 0; i < hits.count; i++) {
        if (i && hits.items[i].start == hits.items[i - 1].start)
            continue;
        memcpy(lines, hits.items[i].start, hits.items[i].length);
        lines += hits.items[i].length;
    }
    table->end = lines;
}

int table_expect(const struct table *table, size_t count, struct error *err)
{
    if (table->field_count == count)
        return 0;
    return error_set(err, "%s:%u: the line has %zu fields, not %zu", table->name, table->line,
                     table->field_count, count);
}

int table_bad_line(const struct table *table, const char *what, struct error *err)
{
    return error_set(err, "%s:%u: %s", table->name, table->line, what);
}

int table_bad_field(const struct table *table, size_t field, const char *what, struct error *err)
{
    struct text text = table->field[field];
    int shown = text.length < 80 ? (int)text.length : 80;
    return error_set(err, "%s:%u: '%.*s' is not %s", table->name, table->line, shown, text.start,
                     what);
}

bool table_field_lists(const struct table *table, size_t field, const char *word)
{
    const char *next = table->field[field].start;
    const char *end = next + table->field[field].length;
    while (next <= end) {
        const char *comma = memchr(next, ',', (size_t)(end - next));
        const char *stop = comma ? comma : end;
        if (text_equals((struct text){next, (size_t)(stop - next)}, word))
            return true;
        next = stop + 1;
    }
    return false;
}

char *table_copy(struct arena *arena, const struct table *table, size_t field)
{
    return arena_strndup(arena, table->field[field].start, table->field[field].length);
}

bool table_number(struct text text, uint64_t *number)
{
    bool is_hex = text.length > 2 && text.start[0] == '0' && text.start[1] == 'x';
    uint64_t value = 0;
    for (size_t i = is_hex ? 2 : 0; i < text.length; i++) {
        char c = text.start[i];
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = (unsigned)(c - '0');
        else if (is_hex && c >= 'a' && c <= 'f')
            digit = (unsigned)(c - 'a') + 10;
        else
            return false;
        value = value * (is_hex ? 16 : 10) + digit;
        if (value > UINT32_MAX)
            return false;
    }
    *number = value;
    return text.length > 0;
}
