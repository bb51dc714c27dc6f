#include "tables/kernel_function.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"

enum { NAME, CALL, WITHOUT, FIELDS };

int kernel_functions_load(struct arena *arena, const struct strvec *roots,
                          struct kernel_functions *functions, struct error *err)
{
    struct table table;
    int status;
    if (table_open(arena, roots, "sysroots/abi/kernel-functions.tsv", '\t', &table, err) < 0)
        return -1;
    struct kernel_function *items = arena_alloc(arena, table_line_limit(&table) * sizeof(*items));
    *functions = (struct kernel_functions){.items = items};
    while ((status = table_next(&table, err)) > 0) {
        struct kernel_function *item = &items[functions->count];
        if (table_expect(&table, FIELDS, err) < 0)
            return -1;
        *item = (struct kernel_function){.name = table_copy(arena, &table, NAME),
                                         .call = table_copy(arena, &table, CALL)};
        if (!text_equals(table.field[WITHOUT], "fails"))
            item->without = table_copy(arena, &table, WITHOUT);
        if (functions->count++ && strcmp(item[-1].name, item->name) >= 0)
            return table_bad_line(&table, "the row is not after the one above (order: name)", err);
    }
    return status;
}

static int compare_name(const void *key, const void *item)
{
    return strcmp(key, ((const struct kernel_function *)item)->name);
}

const struct system_call *kernel_function_call(const struct kernel_functions *functions,
                                               const struct system_calls *calls, const char *name,
                                               const char **without)
{
    const struct kernel_function *known =
        bsearch(name, functions->items, functions->count, sizeof(*functions->items), compare_name);
    *without = known ? known->without : NULL;
    return system_call_named(calls, known ? known->call : name);
}
