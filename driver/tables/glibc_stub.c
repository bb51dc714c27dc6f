#include "tables/glibc_stub.h"

#include <limits.h>
#include <string.h>

/* Records that follow each other in the table: those of one library, or of one symbol in it. */
struct span {
    const struct abi_record *records;
    size_t count;
};

/* The place of a data object: the objects of an alias set share it if they are defaults, or have
 * the same version. (Old versions of an object may be smaller and elsewhere, like those of
 * sys_nerr.) */
struct place {
    size_t set;
    const char *node; /* NULL for a default */
};

struct node {
    const char *name;
    struct version version;
};

/* A stub that is being made. */
struct draft {
    struct arena *arena;
    const struct abi *abi;
    const struct abi_library *library;
    struct version floor;
    struct stub_symbol *symbols;
    size_t symbol_count;
    struct node *nodes;
    size_t node_count;
    struct place *places;
    unsigned place_count;
    bool is_for_links;
};

static struct span library_span(const struct abi *abi, const char *library)
{
    size_t first = 0;
    while (first < abi->record_count && !text_equals(abi->records[first].library, library))
        first++;
    size_t end = first;
    while (end < abi->record_count && text_equals(abi->records[end].library, library))
        end++;
    return (struct span){abi->records + first, end - first};
}

/* Returns the records from `first` on that are of the same symbol. */
static struct span symbol_at(struct span library, size_t first)
{
    size_t end = first + 1;
    while (end < library.count &&
           text_compare(library.records[end].symbol, library.records[first].symbol) == 0)
        end++;
    return (struct span){library.records + first, end - first};
}

static struct span find_symbol(struct span library, struct text symbol)
{
    size_t low = 0;
    size_t high = library.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(library.records[middle].symbol, symbol) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == library.count || text_compare(library.records[low].symbol, symbol) != 0)
        return (struct span){library.records, 0};
    return symbol_at(library, low);
}

/* Returns the record that a plain name binds to: the last linkable one, for versions ascend. */
static const struct abi_record *default_record(struct span symbol, struct version floor)
{
    const struct abi_record *found = NULL;
    for (const struct abi_record *r = symbol.records; r < symbol.records + symbol.count; r++)
        if (abi_is_linkable(r, floor))
            found = r;
    return found;
}

/* Returns whether libc lacks the symbol in release `floor` and has it in a later one. */
static bool moves_to_libc(struct span libc, struct text name, struct version floor)
{
    struct span symbol = find_symbol(libc, name);
    if (default_record(symbol, floor))
        return false;
    for (const struct abi_record *r = symbol.records; r < symbol.records + symbol.count; r++)
        if (version_compare(r->first, floor) > 0)
            return true;
    return false;
}

/* Returns the one copy of a version's name, and adds it to the stub's versions. */
static const char *add_node(struct draft *draft, struct text name, struct version version)
{
    for (size_t i = 0; i < draft->node_count; i++)
        if (text_equals(name, draft->nodes[i].name))
            return draft->nodes[i].name;
    const char *copy = arena_strndup(draft->arena, name.start, name.length);
    draft->nodes[draft->node_count++] = (struct node){copy, version};
    return copy;
}

static unsigned place_number(struct draft *draft, size_t set, const char *node)
{
    for (unsigned i = 0; i < draft->place_count; i++)
        if (draft->places[i].set == set && draft->places[i].node == node)
            return i + 1;
    draft->places[draft->place_count++] = (struct place){set, node};
    return draft->place_count;
}

static void set_place(struct draft *draft, struct stub_symbol *symbol)
{
    for (size_t i = 0; i < draft->abi->aliases.count; i++) {
        const struct alias_set *set = &draft->abi->aliases.items[i];
        if (strcmp(set->library, draft->library->name) != 0)
            continue;
        symbol->is_weak = strvec_contains(&set->weak, symbol->name);
        if (symbol->is_weak || strvec_contains(&set->strong, symbol->name)) {
            symbol->alias_set = place_number(draft, i, symbol->is_default ? NULL : symbol->node);
            return;
        }
    }
}

static void add_symbol(struct draft *draft, const struct abi_record *record, const char *name,
                       bool is_default)
{
    struct stub_symbol *symbol = &draft->symbols[draft->symbol_count++];
    *symbol = (struct stub_symbol){
        .name = name,
        .node = add_node(draft, record->node, record->node_version),
        .is_default = is_default,
        .is_data = record->is_data,
        .size = record->size,
    };
    if (record->is_data)
        set_place(draft, symbol);
}

static void add_symbols(struct draft *draft, struct span library, enum glibc_part part)
{
    struct span libc = library_span(draft->abi, "libc");
    struct span symbol;
    for (size_t i = 0; i < library.count; i += symbol.count) {
        symbol = symbol_at(library, i);
        const struct abi_record *found = default_record(symbol, draft->floor);
        struct text name = symbol.records->symbol;
        if (part == GLIBC_MOVED && (!found || !moves_to_libc(libc, name, draft->floor)))
            continue;
        const char *copy = NULL;
        for (size_t j = 0; j < symbol.count; j++) {
            const struct abi_record *record = &symbol.records[j];
            if (!abi_is_present(record, draft->floor) || (part == GLIBC_MOVED && record != found))
                continue;
            if (!copy)
                copy = arena_strndup(draft->arena, name.start, name.length);
            add_symbol(draft, record, copy, record == found);
            draft->is_for_links |= abi_is_default(record, draft->floor);
        }
    }
}

/* Adds versions without symbols: linkers need GLIBC_ABI_DT_RELR only where libc has it. */
static void add_empty_nodes(struct draft *draft)
{
    static const struct version after_all = {{UINT_MAX, 0, 0}};
    for (size_t i = 0; i < draft->abi->node_count; i++) {
        const struct abi_node *node = &draft->abi->nodes[i];
        if (strcmp(node->library, draft->library->name) != 0 ||
            version_compare(node->first, draft->floor) > 0)
            continue;
        struct text name = {node->name, strlen(node->name)};
        struct version version;
        if (strncmp(node->name, "GLIBC_", 6) != 0 ||
            !version_parse(node->name + 6, name.length - 6, &version))
            version = after_all;
        add_node(draft, name, version);
    }
}

static const char **sorted_nodes(struct draft *draft)
{
    const char **names = arena_alloc(draft->arena, (draft->node_count + 1) * sizeof(*names));
    for (size_t i = 0; i < draft->node_count; i++) {
        struct node node = draft->nodes[i];
        size_t at = i;
        for (; at > 0 && version_compare(node.version, draft->nodes[at - 1].version) < 0; at--)
            draft->nodes[at] = draft->nodes[at - 1];
        draft->nodes[at] = node;
    }
    for (size_t i = 0; i < draft->node_count; i++)
        names[i] = draft->nodes[i].name;
    return names;
}

/* Returns whether libc still has its FILE from before 2.1, for programs without this symbol. */
static bool looks_for_stdin_used(const struct abi *abi)
{
    return strcmp(abi->arch->base_node, "GLIBC_2.0") == 0;
}

struct stub glibc_stub(struct arena *arena, const struct abi *abi,
                       const struct abi_library *library, struct version floor,
                       enum glibc_part part)
{
    struct span span = library_span(abi, library->name);
    struct draft draft = {.arena = arena, .abi = abi, .library = library, .floor = floor};
    draft.symbols = arena_alloc(arena, span.count * sizeof(*draft.symbols));
    draft.nodes = arena_alloc(arena, (span.count + abi->node_count) * sizeof(*draft.nodes));
    draft.places = arena_alloc(arena, span.count * sizeof(*draft.places));
    add_symbols(&draft, span, part);
    if (part == GLIBC_WHOLE)
        add_empty_nodes(&draft);
    struct stub stub = {.soname = library->soname,
                        .symbols = draft.symbols,
                        .symbol_count = draft.symbol_count,
                        .is_for_links = draft.is_for_links,
                        .nodes = sorted_nodes(&draft),
                        .node_count = draft.node_count};
    if (strcmp(library->name, "libc") == 0 && looks_for_stdin_used(abi))
        strvec_push(arena, &stub.references, "_IO_stdin_used");
    return stub;
}
