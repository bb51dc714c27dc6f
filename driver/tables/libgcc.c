#include "tables/libgcc.h"

#include <stdlib.h>
#include <string.h>

#include "base/data.h"

/* The stub of one GCC's libgcc_s.so.1 while the table is read. */
struct draft_stub {
    const char *arch;
    struct version gcc;
    struct stub_symbol *symbols;
    size_t count;
    size_t room;
    struct strvec nodes;
};

/* Returns whether the version came after the GCC release; GLIBC_2.0 is as old as the library. */
static bool is_newer(const char *node, struct version gcc)
{
    struct version first;
    return strncmp(node, "GCC_", 4) == 0 && version_parse(node + 4, strlen(node) - 4, &first) &&
           version_compare(first, gcc) > 0;
}

static void add_symbol(struct arena *arena, struct draft_stub *draft, const char *word,
                       const char *node)
{
    draft->symbols =
        arena_grow(arena, draft->symbols, draft->count, &draft->room, sizeof(*draft->symbols));
    size_t length = strcspn(word, "@:");
    bool is_data = word[length] == ':';
    draft->symbols[draft->count++] = (struct stub_symbol){
        .name = arena_strndup(arena, word, length),
        .node = node,
        .is_default = word[length] != '@',
        .is_data = is_data,
        .size = is_data ? strtoul(word + length + 1, NULL, 0) : 0,
    };
}

/* Reads one line of the table: arch, version, symbols. */
static int read_line(struct arena *arena, const char *file, const char *line,
                     struct draft_stub *draft, struct error *err)
{
    struct strvec fields = strvec_split(arena, line, '\t');
    if (line[0] == '#' || fields.count == 0)
        return 0;
    if (fields.count != 3)
        return error_set(err, "%s: a line must have an architecture, a version and symbols: %s",
                         file, line);
    const char *node = fields.items[1];
    if (strcmp(fields.items[0], draft->arch) != 0 || is_newer(node, draft->gcc))
        return 0;
    strvec_push(arena, &draft->nodes, node);
    struct strvec symbols = strvec_split(arena, fields.items[2], ' ');
    for (size_t i = 0; i < symbols.count; i++)
        add_symbol(arena, draft, symbols.items[i], node);
    return 0;
}

int libgcc_load(struct arena *arena, const struct strvec *roots, const char *arch,
                struct version gcc, struct stub *stub, struct error *err)
{
    struct data table;
    struct draft_stub draft = {.arch = arch, .gcc = gcc};
    if (data_open(arena, roots, "sysroots/abi/libgcc_s.tsv", &table, err) < 0)
        return -1;
    struct strvec lines = strvec_split(arena, table.bytes, '\n');
    for (size_t i = 0; i < lines.count; i++)
        if (read_line(arena, table.name, lines.items[i], &draft, err) < 0)
            return -1;
    *stub = (struct stub){
        .soname = LIBGCC_SONAME,
        .symbols = draft.symbols,
        .symbol_count = draft.count,
        .nodes = draft.nodes.items,
        .node_count = draft.nodes.count,
    };
    strvec_push(arena, &stub->needed, "libc.so.6");
    return 0;
}

struct version libgcc_oldest(struct version floor)
{
    /* Systems older than glibc 2.17 came with a GCC before 4.7 (RHEL 6: 4.4). */
    static const struct version border = {{2, 17, 0}};
    static const struct version before = {{4, 4, 0}};
    static const struct version since = {{4, 8, 0}};
    return version_compare(floor, border) < 0 ? before : since;
}
