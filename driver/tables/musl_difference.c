#include "tables/musl_difference.h"

#include <string.h>

enum { FIELD_KIND, FIELD_NAMES, FIELD_LIBRARY, FIELD_PACKAGE, FIELD_TEXT, FIELDS };

static const char *const kind_words[] = {"symbol", "header", "behaviour"};
enum { KINDS = sizeof(kind_words) / sizeof(*kind_words) };

/* Returns whether one of the names, separated by spaces, is this one, or a beginning of it before a
 * '*'; of headers also the directory that it is in. */
static bool names_it(struct text names, const char *name)
{
    const char *end = names.start + names.length;
    for (const char *at = names.start; at < end;) {
        const char *stop = memchr(at, ' ', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        bool is_prefix = length && (at[length - 1] == '*' || at[length - 1] == '/');
        size_t compared = length - (length && at[length - 1] == '*');
        if (strncmp(at, name, compared) == 0 && (is_prefix || !name[compared]))
            return true;
        at += length + (stop != NULL);
    }
    return false;
}

static const char *copy_or_null(struct arena *arena, const struct table *table, size_t field)
{
    return text_equals(table->field[field], "-") ? NULL : table_copy(arena, table, field);
}

int musl_differences_open(struct arena *arena, const struct strvec *roots, struct table *table,
                          struct error *err)
{
    return table_open(arena, roots, "sysroots/abi/musl-differences.tsv", '\t', table, err);
}

int musl_differences_next(struct arena *arena, struct table *table, enum musl_difference_kind kind,
                          const char *name, struct musl_difference *difference, struct error *err)
{
    int status;
    while ((status = table_next(table, err)) > 0) {
        size_t found = 0;
        if (table_expect(table, FIELDS, err) < 0)
            return -1;
        while (found < KINDS && !text_equals(table->field[FIELD_KIND], kind_words[found]))
            found++;
        if (found == KINDS)
            return table_bad_field(table, FIELD_KIND, "symbol, header or behaviour", err);
        if (found != (size_t)kind || !names_it(table->field[FIELD_NAMES], name))
            continue;
        *difference = (struct musl_difference){copy_or_null(arena, table, FIELD_LIBRARY),
                                               copy_or_null(arena, table, FIELD_PACKAGE),
                                               copy_or_null(arena, table, FIELD_TEXT)};
        return difference->package || difference->text
                   ? 1
                   : table_bad_field(table, FIELD_TEXT, "a text, where there is no package", err);
    }
    return status;
}

bool musl_difference_find(struct arena *arena, const struct strvec *roots,
                          enum musl_difference_kind kind, const char *name,
                          struct musl_difference *difference)
{
    struct table table;
    struct error ignored;
    return musl_differences_open(arena, roots, &table, &ignored) == 0 &&
           musl_differences_next(arena, &table, kind, name, difference, &ignored) > 0;
}
