#include "verify/library.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    const struct library_symbol *one = a;
    const struct library_symbol *other = b;
    return strcmp(one->name, other->name);
}

static bool is_sorted(const struct library_symbol *symbols, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (compare_names(&symbols[i - 1], &symbols[i]) > 0)
            return false;
    return true;
}

void library_sort(struct library_symbol *symbols, size_t count)
{
    /* Stubs and tables are sorted as they are. */
    if (!is_sorted(symbols, count))
        qsort(symbols, count, sizeof(*symbols), compare_names);
}

struct library *library_of_facts(struct arena *arena, const char *path, const struct facts *facts)
{
    struct library *library = arena_alloc(arena, sizeof(*library));
    struct library_symbol *symbols = arena_alloc(arena, facts->export_count * sizeof(*symbols));
    const char *slash = strrchr(path, '/');
    *library = (struct library){
        .soname = facts->soname ? facts->soname
                  : slash       ? slash + 1
                                : path,
        .path = path,
        .nodes = facts->nodes,
        .symbols = symbols,
        .symbol_count = facts->export_count,
        .has_symbols = true,
        .needed = facts->needed,
    };
    for (size_t i = 0; i < facts->export_count; i++) {
        const struct facts_export *export = &facts->exports[i];
        symbols[i] = (struct library_symbol){export->name, export->node, export->is_default};
    }
    library_sort(symbols, facts->export_count);
    return library;
}

bool library_has_node(const struct library *library, const char *node)
{
    return !library->nodes.count || strvec_contains(&library->nodes, node);
}

/* Does the loader take this definition for a reference with `node`, or with none. The rules are
 * those of the LSB's symbol versioning: a definition without a version serves every reference; a
 * reference without one takes the default, or the definition at the library's first node, which is
 * what a program that is older than the versions meant. */
static bool is_taken(const struct library *library, const struct library_symbol *symbol,
                     const char *node)
{
    if (!symbol->node)
        return true;
    if (node)
        return strcmp(symbol->node, node) == 0;
    return symbol->is_default ||
           (library->nodes.count && strcmp(symbol->node, library->nodes.items[0]) == 0);
}

bool library_satisfies(const struct library *library, const char *name, const char *node)
{
    if (!library->has_symbols)
        return true;
    size_t low = 0;
    size_t high = library->symbol_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(library->symbols[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i < library->symbol_count; i++) {
        if (strcmp(library->symbols[i].name, name) != 0)
            return false;
        if (is_taken(library, &library->symbols[i], node))
            return true;
    }
    return false;
}
