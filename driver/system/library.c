#include "system/library.h"

#include <string.h>

#include "base/digest.h"
#include "base/text.h"

/* The index that ends a chain of symbols. */
enum { CHAIN_END = UINT32_MAX };

static size_t start_of(const char *name, size_t first_count)
{
    return digest_hash(name, strlen(name)) & (first_count - 1);
}

void library_index(struct arena *arena, struct library *library)
{
    size_t room = 16;
    while (room < library->symbol_count)
        room *= 2;
    uint32_t *first = arena_alloc(arena, room * sizeof(*first));
    uint32_t *next = arena_alloc(arena, (library->symbol_count + 1) * sizeof(*next));
    memset(first, 0xff, room * sizeof(*first));
    for (size_t i = library->symbol_count; i-- > 0;) {
        uint32_t *start = &first[start_of(library->symbols[i].name, room)];
        next[i] = *start;
        *start = (uint32_t)i;
    }
    library->first = first;
    library->next = next;
    library->first_count = room;
}

const struct library_symbol *library_find(const struct library *library, const char *name,
                                          const struct library_symbol *after)
{
    if (!library->first_count)
        return NULL;
    uint32_t i = after ? library->next[after - library->symbols]
                       : library->first[start_of(name, library->first_count)];
    while (i != CHAIN_END && strcmp(library->symbols[i].name, name) != 0)
        i = library->next[i];
    return i == CHAIN_END ? NULL : &library->symbols[i];
}

struct library *library_of_facts(struct arena *arena, const char *path, const struct facts *facts)
{
    struct library *library = arena_alloc(arena, sizeof(*library));
    struct library_symbol *symbols = arena_alloc(arena, facts->export_count * sizeof(*symbols));
    *library = (struct library){
        .soname = facts->soname ? facts->soname : text_file_name(path),
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
    library_index(arena, library);
    return library;
}

bool library_has_node(const struct library *library, const char *node)
{
    return !library->nodes.count || strvec_contains(&library->nodes, node);
}

/* Returns whether the loader binds a reference with `node`, or with none, to this definition. The
 * rules are those of the LSB's symbol versioning: a definition without a version serves every
 * reference; a reference without one gets the default version, or the definition at the library's
 * first version, which programs older than the versions meant. */
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
    const struct library_symbol *symbol = NULL;
    while ((symbol = library_find(library, name, symbol)))
        if (is_taken(library, symbol, node))
            return true;
    return false;
}
