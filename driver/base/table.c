#include "base/table.h"

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
