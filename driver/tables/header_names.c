#include "tables/header_names.h"

#include "base/table.h"

static struct text optional(struct text field)
{
    return text_equals(field, "-") ? (struct text){field.start, 0} : field;
}

int header_names_read(struct arena *arena, const struct strvec *roots, struct header_names *names,
                      struct error *err)
{
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/header-names.tsv", '\t', &table, err) < 0)
        return -1;
    *names = (struct header_names){
        .items = arena_alloc(arena, (table_line_limit(&table) + 1) * sizeof(*names->items))};
    int status;
    while ((status = table_next(&table, err)) > 0) {
        struct header_name *name = &names->items[names->count++];
        if (table_expect(&table, 4, err) < 0)
            return -1;
        if (!version_parse(table.field[1].start, table.field[1].length, &name->since))
            return table_bad_field(&table, 1, "a glibc release", err);
        name->text = table.field[0];
        name->before = optional(table.field[2]);
        name->polyfill = optional(table.field[3]);
    }
    return status;
}
