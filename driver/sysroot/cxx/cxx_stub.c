#include "sysroot/cxx/cxx_stub.h"

#include <elf.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "elf/symbols.h"
#include "tables/libstdcxx.h"

/* A symbol of the compiler's library at one version. */
struct candidate {
    struct stub_symbol symbol;
    unsigned version; /* index, which rises with the release */
    uint64_t address;
};

const char *cxx_stub_origin(struct arena *arena, const struct toolchain *toolchain)
{
    struct error ignored;
    struct elf_file *file;
    const char *path =
        fs_real(arena, arena_printf(arena, "%s/libstdc++.so", toolchain->install_dir));
    if (!path || elf_file_open(arena, path, &file, &ignored) < 0)
        return NULL;
    bool is_library = elf_file_content(file) == ELF_CONTENT_ELF;
    elf_file_close(file);
    return is_library ? path : NULL;
}

int cxx_stub_lacks_nodes(struct arena *arena, const char *origin, const struct strvec *nodes,
                         bool *lacks, struct error *err)
{
    struct elf_file *file;
    struct elf_dynamic dynamic;
    if (elf_file_open(arena, origin, &file, err) < 0)
        return -1;
    int status = elf_file_dynamic(arena, file, &dynamic, err);
    *lacks = false;
    for (size_t i = 0; status == 0 && i < dynamic.version_definition_count; i++) {
        const struct elf_version_definition *definition = &dynamic.version_definitions[i];
        if (!definition->is_base && !strvec_contains(nodes, definition->node))
            *lacks = true;
    }
    elf_file_close(file);
    return status;
}

/* Returns the version's name, if it is in `nodes`; else NULL. */
static const char *node_of(const struct elf_dynamic *dynamic, const struct strvec *nodes,
                           unsigned version)
{
    for (size_t i = 0; i < dynamic->version_definition_count; i++) {
        const struct elf_version_definition *definition = &dynamic->version_definitions[i];
        if (definition->index != version || definition->is_base)
            continue;
        for (size_t j = 0; j < nodes->count; j++)
            if (strcmp(nodes->items[j], definition->node) == 0)
                return nodes->items[j];
    }
    return NULL;
}

static int compare_candidates(const void *a, const void *b)
{
    const struct candidate *left = a;
    const struct candidate *right = b;
    int order = strcmp(left->symbol.name, right->symbol.name);
    return order ? order : (left->version > right->version) - (left->version < right->version);
}

/* Collects the symbols that the library defines at a version, sorted; the version is NULL where the
 * target lacks it. Each version is a symbol too, without a section. */
static size_t collect(struct arena *arena, const struct elf_dynamic *dynamic,
                      const struct elf_symbol *symbols, size_t count, const struct strvec *nodes,
                      struct candidate *candidates)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const struct elf_symbol *symbol = &symbols[i];
        if (symbol->is_undefined || symbol->is_local || symbol->section == SHN_ABS ||
            symbol->version <= 1)
            continue;
        candidates[found++] = (struct candidate){
            .symbol = {.name = arena_strdup(arena, symbol->name),
                       .node = node_of(dynamic, nodes, symbol->version),
                       .is_default = !symbol->is_old,
                       .is_weak = symbol->is_weak,
                       .is_data = symbol->kind == ELF_SYMBOL_DATA,
                       .is_tls = symbol->kind == ELF_SYMBOL_TLS,
                       .size = symbol->kind == ELF_SYMBOL_FUNCTION ? 0 : symbol->size},
            .version = symbol->version,
            .address = symbol->value,
        };
    }
    qsort(candidates, found, sizeof(*candidates), compare_candidates);
    return found;
}

/* Adds the versions of one name that the target has. The newest of them was the default for its
 * linkers, unless linkers no longer find the name. */
static void add_name(struct stub *stub, struct stub_symbol *symbols, const struct candidate *first,
                     const struct candidate *end, uint64_t *addresses)
{
    struct stub_symbol *newest = NULL;
    bool has_default = false;
    for (const struct candidate *at = first; at < end; at++) {
        has_default |= at->symbol.is_default;
        if (!at->symbol.node)
            continue;
        addresses[stub->symbol_count] = at->address;
        newest = &symbols[stub->symbol_count++];
        *newest = at->symbol;
        newest->is_default = false;
    }
    if (newest)
        newest->is_default = has_default;
}

struct place {
    uint64_t address;
    struct stub_symbol *symbol;
};

static int compare_places(const void *a, const void *b)
{
    const struct place *left = a;
    const struct place *right = b;
    return (left->address > right->address) - (left->address < right->address);
}

/* Makes objects at one address aliases, so that a program's copy of one is a copy of all. */
static void set_aliases(struct arena *arena, struct stub_symbol *symbols, size_t count,
                        const uint64_t *addresses)
{
    struct place *places = arena_alloc(arena, (count + 1) * sizeof(*places));
    size_t data_count = 0;
    unsigned set = 0;
    for (size_t i = 0; i < count; i++)
        if (symbols[i].is_data)
            places[data_count++] = (struct place){addresses[i], &symbols[i]};
    qsort(places, data_count, sizeof(*places), compare_places);
    for (size_t i = 1; i < data_count; i++) {
        if (places[i].address != places[i - 1].address)
            continue;
        if (!places[i - 1].symbol->alias_set)
            places[i - 1].symbol->alias_set = ++set;
        places[i].symbol->alias_set = places[i - 1].symbol->alias_set;
    }
}

static void fill(struct arena *arena, struct stub *stub, const struct candidate *candidates,
                 size_t count, const struct libstdcxx_changes *changes, struct version gcc)
{
    struct stub_symbol *symbols = arena_alloc(arena, (count + 1) * sizeof(*symbols));
    uint64_t *addresses = arena_alloc(arena, (count + 1) * sizeof(*addresses));
    const struct candidate *end = candidates + count;
    const struct candidate *next;
    for (const struct candidate *first = candidates; first < end; first = next) {
        const char *name = first->symbol.name;
        for (next = first + 1; next < end && strcmp(next->symbol.name, name) == 0;)
            next++;
        if (!libstdcxx_is_changed(changes, name, gcc))
            add_name(stub, symbols, first, next, addresses);
    }
    set_aliases(arena, symbols, stub->symbol_count, addresses);
    stub->symbols = symbols;
}

int cxx_stub_load(struct arena *arena, const struct cxx_stub_request *request, struct stub *stub,
                  struct error *err)
{
    const struct strvec *nodes = request->nodes;
    struct libstdcxx_changes changes = {0};
    struct elf_file *file;
    struct elf_dynamic dynamic;
    struct elf_symbol *symbols;
    size_t count;
    if (libstdcxx_changes_load(arena, request->roots, &changes, err) < 0 ||
        elf_file_open(arena, request->origin, &file, err) < 0)
        return -1;
    *stub = (struct stub){.soname = LIBSTDCXX_SONAME, .nodes = nodes->items};
    int status = elf_file_dynamic(arena, file, &dynamic, err);
    if (status == 0)
        status = elf_file_symbols(arena, file, ELF_SYMBOLS_DYNAMIC, &symbols, &count, err);
    if (status == 0) {
        struct candidate *candidates = arena_alloc(arena, (count + 1) * sizeof(*candidates));
        count = collect(arena, &dynamic, symbols, count, nodes, candidates);
        fill(arena, stub, candidates, count, &changes, request->gcc);
        stub->node_count = nodes->count;
        for (size_t i = 0; i < dynamic.needed_count; i++)
            strvec_push(arena, &stub->needed, dynamic.needed[i]);
    }
    elf_file_close(file);
    return status;
}

static int compare_name(const void *name, const void *symbol)
{
    return strcmp(name, ((const struct stub_symbol *)symbol)->name);
}

bool cxx_stub_offers(const struct stub *stub, const char *name)
{
    const struct stub_symbol *end = stub->symbols + stub->symbol_count;
    const struct stub_symbol *found =
        bsearch(name, stub->symbols, stub->symbol_count, sizeof(*stub->symbols), compare_name);
    /* The newest version is the last one. */
    while (found && found + 1 < end && strcmp(found[1].name, name) == 0)
        found++;
    return found && found->is_default;
}
