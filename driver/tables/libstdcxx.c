#include "tables/libstdcxx.h"

#include <string.h>

#include "base/table.h"

int libstdcxx_changes_load(struct arena *arena, const struct strvec *roots,
                           struct libstdcxx_changes *changes, struct error *err)
{
    enum { NAME, GCC, FIELDS = 3 };
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/libstdcxx.tsv", '\t', &table, err) < 0)
        return -1;
    struct libstdcxx_change *items = arena_alloc(arena, table_line_limit(&table) * sizeof(*items));
    int status;
    changes->items = items;
    while ((status = table_next(&table, err)) > 0) {
        struct libstdcxx_change *item = &items[changes->count++];
        if (table_expect(&table, FIELDS, err) < 0)
            return -1;
        item->name = table.field[NAME];
        item->is_prefix = item->name.start[item->name.length - 1] == '*';
        item->name.length -= item->is_prefix;
        if (!version_parse(table.field[GCC].start, table.field[GCC].length, &item->gcc))
            return table_bad_field(&table, GCC, "a GCC release", err);
    }
    return status;
}

bool libstdcxx_is_changed(const struct libstdcxx_changes *changes, const char *name,
                          struct version gcc)
{
    for (size_t i = 0; i < changes->count; i++) {
        const struct libstdcxx_change *item = &changes->items[i];
        bool is_meant = item->is_prefix ? strncmp(name, item->name.start, item->name.length) == 0
                                        : text_equals(item->name, name);
        if (is_meant && version_compare(gcc, item->gcc) < 0)
            return true;
    }
    return false;
}
