#include "tables/library_tables.h"

#include <string.h>

struct library_tables library_tables(struct arena *arena, const struct strvec *roots)
{
    return (struct library_tables){.arena = arena, .roots = *roots};
}

/* Adds to the sorted list, which is short. */
static void add_release(struct arena *arena, struct releases *releases, struct version release)
{
    size_t at = releases->count;
    while (at && version_compare(release, releases->items[at - 1]) < 0)
        at--;
    if (at && version_compare(release, releases->items[at - 1]) == 0)
        return;
    releases->items = arena_grow(arena, releases->items, releases->count, &releases->room,
                                 sizeof(*releases->items));
    memmove(releases->items + at + 1, releases->items + at,
            (releases->count - at) * sizeof(*releases->items));
    releases->items[at] = release;
    releases->count++;
}

/* Makes the texts of the records strings, each once. */
static void name_records(struct arena *arena, struct glibc_table *table)
{
    const struct abi *abi = &table->abi;
    struct strvec nodes = {0};
    table->names = arena_alloc(arena, abi->record_count * sizeof(*table->names));
    table->nodes = arena_alloc(arena, abi->record_count * sizeof(*table->nodes));
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        if (i && text_compare(record->symbol, record[-1].symbol) == 0)
            table->names[i] = table->names[i - 1];
        else
            table->names[i] = arena_strndup(arena, record->symbol.start, record->symbol.length);
        size_t at = 0;
        while (at < nodes.count && !text_equals(record->node, nodes.items[at]))
            at++;
        if (at == nodes.count)
            strvec_push(arena, &nodes,
                        arena_strndup(arena, record->node.start, record->node.length));
        table->nodes[i] = nodes.items[at];
    }
    table->node_count = nodes.count;
}

int library_tables_glibc(struct library_tables *tables, const char *arch,
                         const struct glibc_table **found, struct error *err)
{
    for (*found = tables->glibc; *found; *found = (*found)->next)
        if (strcmp((*found)->abi.arch->name, arch) == 0)
            return 0;
    struct glibc_table *table = arena_alloc(tables->arena, sizeof(*table));
    if (abi_load(tables->arena, &tables->roots, arch, &table->abi, err) < 0)
        return -1;
    name_records(tables->arena, table);
    for (size_t i = 0; i < table->abi.record_count; i++)
        add_release(tables->arena, &table->releases, table->abi.records[i].first);
    for (size_t i = 0; i < table->abi.node_count; i++)
        add_release(tables->arena, &table->releases, table->abi.nodes[i].first);
    table->next = tables->glibc;
    tables->glibc = table;
    *found = table;
    return 0;
}

int library_tables_musl(struct library_tables *tables, const char *arch,
                        const struct musl_table **found, struct error *err)
{
    for (*found = tables->musl; *found; *found = (*found)->next)
        if (strcmp((*found)->arch->name, arch) == 0)
            return 0;
    struct musl_table *table = arena_alloc(tables->arena, sizeof(*table));
    table->arch = musl_abi_need_arch(tables->arena, arch, err);
    if (!table->arch ||
        musl_abi_load(tables->arena, &tables->roots, table->arch, &table->abi, err) < 0)
        return -1;
    /* 1.2.4 brought no symbols, but packed relocations. */
    static const struct version packed_relocations = {{1, 2, 4}};
    if (version_compare(table->abi.oldest, packed_relocations) < 0)
        add_release(tables->arena, &table->releases, packed_relocations);
    for (size_t i = 0; i < table->abi.symbol_count; i++)
        add_release(tables->arena, &table->releases, table->abi.symbols[i].first);
    table->next = tables->musl;
    tables->musl = table;
    *found = table;
    return 0;
}

int library_tables_gcc(struct library_tables *tables, const struct gcc_node **nodes, size_t *count,
                       struct error *err)
{
    if (!tables->gcc.items && gcc_nodes_load(tables->arena, &tables->roots, &tables->gcc, err) < 0)
        return -1;
    *nodes = tables->gcc.items;
    *count = tables->gcc.count;
    return 0;
}
