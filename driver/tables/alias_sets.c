#include "tables/alias_sets.h"

#include "base/table.h"

int alias_sets_load(struct arena *arena, const struct strvec *roots, const char *name,
                    const char *library, struct alias_sets *sets, struct error *err)
{
    struct table table;
    size_t column = library ? 0 : 1; /* of the strong names */
    if (table_open(arena, roots, name, '\t', &table, err) < 0)
        return -1;
    *sets = (struct alias_sets){
        .items = arena_alloc(arena, table_line_limit(&table) * sizeof(*sets->items))};
    int status;
    while ((status = table_next(&table, err)) > 0) {
        if (table_expect(&table, column + 2, err) < 0)
            return -1;
        struct alias_set *set = &sets->items[sets->count++];
        set->library = library ? library : table_copy(arena, &table, 0);
        set->strong = strvec_split(arena, table_copy(arena, &table, column), ' ');
        if (!text_equals(table.field[column + 1], "-"))
            set->weak = strvec_split(arena, table_copy(arena, &table, column + 1), ' ');
    }
    return status;
}
