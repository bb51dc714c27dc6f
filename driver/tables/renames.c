#include "tables/renames.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"

#define TABLE "sysroots/abi/musl-libstdcxx.tsv"

int renames_load(struct arena *arena, const struct strvec *roots, struct renames *renames,
                 struct error *err)
{
    struct table table;
    int status;
    if (table_open(arena, roots, TABLE, '\t', &table, err) < 0)
        return -1;
    *renames = (struct renames){
        .rows = arena_alloc(arena, (table_line_limit(&table) + 1) * sizeof(*renames->rows))};
    while ((status = table_next(&table, err)) > 0) {
        if (table_expect(&table, 2, err) < 0)
            return -1;
        struct rename *row = &renames->rows[renames->count];
        *row = (struct rename){table_copy(arena, &table, 0), table_copy(arena, &table, 1)};
        if (renames->count && strcmp(row[-1].name, row->name) >= 0)
            return table_bad_field(&table, 0, "in the order of names", err);
        renames->count++;
    }
    return status;
}

static int compare_name(const void *name, const void *row)
{
    return strcmp(name, ((const struct rename *)row)->name);
}

const char *renames_find(const struct renames *renames, const char *name)
{
    const struct rename *found =
        bsearch(name, renames->rows, renames->count, sizeof(*renames->rows), compare_name);
    return found ? found->now : NULL;
}
