#include "tables/polyfill_reason.h"

#include <fnmatch.h>

#include "base/table.h"

#define TABLE "sysroots/compat/not-provided.tsv"

enum { COLUMN_NAMES, COLUMN_ARCHES, COLUMN_REASON, COLUMN_COUNT };

int polyfill_reasons_load(struct arena *arena, const char *arch, struct polyfill_reasons *reasons,
                          struct error *err)
{
    const struct strvec none = {0}; /* only the embedded file describes this abicc */
    struct table file;
    if (table_open(arena, &none, TABLE, '\t', &file, err) < 0)
        return -1;
    struct polyfill_reason *rows = arena_alloc(arena, table_line_limit(&file) * sizeof(*rows));
    int status;
    *reasons = (struct polyfill_reasons){rows, 0};
    while ((status = table_next(&file, err)) > 0) {
        if (table_expect(&file, COLUMN_COUNT, err) < 0)
            return -1;
        struct text arches = file.field[COLUMN_ARCHES];
        if (!text_equals(arches, "-") && !text_has_word(arches, arch))
            continue;
        rows[reasons->count++] = (struct polyfill_reason){
            .names = table_copy(arena, &file, COLUMN_NAMES),
            .reason = table_copy(arena, &file, COLUMN_REASON),
        };
    }
    return status;
}

const struct polyfill_reason *polyfill_reasons_find(const struct polyfill_reasons *reasons,
                                                    const char *name)
{
    for (size_t i = 0; i < reasons->count; i++)
        if (fnmatch(reasons->rows[i].names, name, 0) == 0)
            return &reasons->rows[i];
    return NULL;
}
