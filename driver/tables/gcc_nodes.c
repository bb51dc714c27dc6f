#include "tables/gcc_nodes.h"

#include <string.h>

#include "base/table.h"

static int read_node(struct arena *arena, const struct table *table, struct gcc_node *node,
                     struct error *err)
{
    enum { LIBRARY, NODE, FIRST, ARCHES };
    if (table->field_count != ARCHES && table->field_count != ARCHES + 1)
        return table_bad_line(table, "a line is: library node GCC [architectures]", err);
    node->library = table_copy(arena, table, LIBRARY);
    node->name = table_copy(arena, table, NODE);
    if (!version_parse(table->field[FIRST].start, table->field[FIRST].length, &node->first))
        return table_bad_field(table, FIRST, "a GCC release", err);
    if (table->field_count > ARCHES)
        node->arches = strvec_split(arena, table_copy(arena, table, ARCHES), ',');
    return 0;
}

int gcc_nodes_load(struct arena *arena, const struct strvec *roots, struct gcc_nodes *nodes,
                   struct error *err)
{
    struct table table;
    if (table_open(arena, roots, "sysroots/abi/gcc.tsv", '\t', &table, err) < 0)
        return -1;
    struct gcc_node *items = arena_alloc(arena, table_line_limit(&table) * sizeof(*items));
    size_t count = 0;
    int status;
    while ((status = table_next(&table, err)) > 0)
        if (read_node(arena, &table, &items[count++], err) < 0)
            return -1;
    *nodes = (struct gcc_nodes){items, count};
    return status;
}

bool gcc_node_is_in(const struct gcc_node *node, const char *library, struct version gcc,
                    const char *arch)
{
    return strcmp(node->library, library) == 0 && version_compare(node->first, gcc) <= 0 &&
           (!node->arches.count || strvec_contains(&node->arches, arch));
}

struct strvec gcc_nodes_of(struct arena *arena, const struct gcc_nodes *nodes, const char *library,
                           struct version gcc, const char *arch)
{
    struct strvec names = {0};
    for (size_t i = 0; i < nodes->count; i++)
        if (gcc_node_is_in(&nodes->items[i], library, gcc, arch))
            strvec_push(arena, &names, nodes->items[i].name);
    return names;
}
