#include "tables/libgcc.h"

#include <stdlib.h>
#include <string.h>

#include "base/table.h"

/* The library of one GCC release while the table is read. */
struct draft {
    struct stub_symbol *symbols;
    struct version *first; /* of the symbols */
    size_t count;
    size_t symbol_room;
    size_t first_room;
    struct strvec nodes;
};

/* Adds the symbol of a word: name, name@, or either with a colon and the size of data. */
static int add_symbol(struct arena *arena, struct draft *draft, const char *word, const char *node,
                      struct version first)
{
    size_t length = strcspn(word, "@:");
    bool is_default = word[length] != '@';
    const char *size = word + length + !is_default;
    char *end = NULL;
    struct stub_symbol symbol = {.name = arena_strndup(arena, word, length),
                                 .node = node,
                                 .is_default = is_default,
                                 .is_data = *size == ':'};
    if (symbol.is_data)
        symbol.size = strtoul(size + 1, &end, 0);
    if (!length || *(end ? end : size))
        return -1;
    draft->symbols = arena_grow(arena, draft->symbols, draft->count, &draft->symbol_room,
                                sizeof(*draft->symbols));
    draft->first =
        arena_grow(arena, draft->first, draft->count, &draft->first_room, sizeof(*draft->first));
    draft->symbols[draft->count] = symbol;
    draft->first[draft->count++] = first;
    return 0;
}

/* Returns the one copy of a version's name. */
static const char *add_node(struct arena *arena, struct draft *draft, const char *name)
{
    for (size_t i = 0; i < draft->nodes.count; i++)
        if (strcmp(draft->nodes.items[i], name) == 0)
            return draft->nodes.items[i];
    strvec_push(arena, &draft->nodes, name);
    return name;
}

/* Reads a line that is about the architecture and a release up to `gcc`. */
static int read_line(struct arena *arena, const struct table *table, const char *arch,
                     struct version gcc, struct draft *draft, struct error *err)
{
    enum { ARCHES, NODE, FIRST, SYMBOLS, FIELDS };
    struct version first;
    if (table_expect(table, FIELDS, err) < 0)
        return -1;
    if (!version_parse(table->field[FIRST].start, table->field[FIRST].length, &first))
        return table_bad_field(table, FIRST, "a GCC release", err);
    if (!table_field_lists(table, ARCHES, arch) || version_compare(first, gcc) > 0)
        return 0;
    const char *node = add_node(arena, draft, table_copy(arena, table, NODE));
    struct strvec words = strvec_split(arena, table_copy(arena, table, SYMBOLS), ' ');
    for (size_t i = 0; i < words.count; i++)
        if (add_symbol(arena, draft, words.items[i], node, first) < 0)
            return table_bad_line(table, "a symbol is: name, name@, name:size or name@:size", err);
    return 0;
}

int libgcc_load(struct arena *arena, const struct strvec *roots, const char *arch,
                struct version gcc, struct libgcc *libgcc, struct error *err)
{
    struct table table;
    struct draft draft = {0};
    if (table_open(arena, roots, "sysroots/abi/libgcc_s.tsv", '\t', &table, err) < 0)
        return -1;
    int status;
    while ((status = table_next(&table, err)) > 0)
        if (read_line(arena, &table, arch, gcc, &draft, err) < 0)
            return -1;
    libgcc->first = draft.first;
    libgcc->stub = (struct stub){
        .soname = LIBGCC_SONAME,
        .symbols = draft.symbols,
        .symbol_count = draft.count,
        .nodes = draft.nodes.items,
        .node_count = draft.nodes.count,
    };
    strvec_push(arena, &libgcc->stub.needed, "libc.so.6");
    return status;
}

struct version libgcc_oldest(const char *arch, struct version floor)
{
    /* Systems older than glibc 2.17 came with a GCC before 4.7 (RHEL 6: 4.4). */
    static const struct version border = {{2, 17, 0}};
    static const struct version before = {{4, 4, 0}};
    static const struct version since = {{4, 8, 0}};
    struct version oldest = version_compare(floor, border) < 0 ? before : since;
    const struct arch *known = arch_find(arch);
    if (known && version_compare(oldest, known->first_gcc) < 0)
        return known->first_gcc;
    return oldest;
}
