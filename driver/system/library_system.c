#include "system/library_system.h"

#include <stdlib.h>
#include <string.h>

#include "tables/libgcc.h"

bool system_is_same(const struct system *one, const struct system *other)
{
    return one->libc == other->libc && version_compare(one->release, other->release) == 0 &&
           version_compare(one->gcc, other->gcc) == 0 && strcmp(one->arch, other->arch) == 0;
}

/* Orders versions by release, with the architecture's first version before all others. That is the
 * order in a real library, whose first definition serves references without a version. */
struct node_order {
    const char *name;
    struct version version;
    bool is_base;
};

static int compare_nodes(const void *a, const void *b)
{
    const struct node_order *one = a;
    const struct node_order *other = b;
    if (one->is_base != other->is_base)
        return one->is_base ? -1 : 1;
    return version_compare(one->version, other->version);
}

static void add_nodes(struct library_tables *tables, const struct glibc_table *table,
                      const struct abi_library *source, struct version release,
                      struct library *library)
{
    const struct abi *abi = &table->abi;
    struct node_order *nodes = arena_alloc(tables->arena, table->node_count * sizeof(*nodes));
    size_t count = 0;
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        if (!text_equals(record->library, source->name) || !abi_is_present(record, release))
            continue;
        size_t at = 0;
        while (at < count && nodes[at].name != table->nodes[i])
            at++;
        if (at == count)
            nodes[count++] =
                (struct node_order){table->nodes[i], record->node_version,
                                    strcmp(table->nodes[i], abi->arch->base_node) == 0};
    }
    if (count)
        qsort(nodes, count, sizeof(*nodes), compare_nodes);
    for (size_t i = 0; i < count; i++)
        strvec_push(tables->arena, &library->nodes, nodes[i].name);
    for (size_t i = 0; i < abi->node_count; i++)
        if (strcmp(abi->nodes[i].library, source->name) == 0 &&
            version_compare(abi->nodes[i].first, release) <= 0)
            strvec_push(tables->arena, &library->nodes, abi->nodes[i].name);
}

/* Adds a record's symbols. A plain name binds to the last linkable one, for versions ascend. */
static void add_symbols(struct library_tables *tables, const struct glibc_table *table,
                        const struct abi_library *source, struct version release,
                        struct library *library)
{
    const struct abi *abi = &table->abi;
    size_t room = 0;
    for (size_t i = 0; i < abi->record_count; i++)
        room += text_equals(abi->records[i].library, source->name) ? 1 : 0;
    struct library_symbol *symbols = arena_alloc(tables->arena, room * sizeof(*symbols));
    size_t count = 0;
    struct library_symbol *last_default = NULL;
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        if (!text_equals(record->library, source->name) || !abi_is_present(record, release))
            continue;
        struct library_symbol *symbol = &symbols[count++];
        *symbol = (struct library_symbol){.name = table->names[i],
                                          .node = table->nodes[i],
                                          .is_default = abi_is_linkable(record, release)};
        if (!symbol->is_default)
            continue;
        if (last_default && strcmp(last_default->name, symbol->name) == 0)
            last_default->is_default = false;
        last_default = symbol;
    }
    library->symbols = symbols;
    library->symbol_count = count;
    library_index(tables->arena, library);
    library->has_symbols = true;
}

/* Adds what the real libraries need, which is the same in all releases. */
static void add_needed(struct library_tables *tables, const struct abi *abi,
                       const struct abi_library *source, struct library *library)
{
    if (strcmp(source->name, "ld") == 0)
        return;
    const char *wanted = strcmp(source->name, "libc") == 0 ? "ld" : "libc";
    const struct abi_library *found = abi_find_library(abi, (struct text){wanted, strlen(wanted)});
    if (found)
        strvec_push(tables->arena, &library->needed, found->soname);
}

static const struct library *glibc_library(struct library_tables *tables,
                                           const struct glibc_table *table,
                                           const struct system *system, const char *soname)
{
    const struct abi *abi = &table->abi;
    const struct abi_library *source = abi_library_of_soname(abi, soname);
    if (!source || !abi_library_is_present(source, system->release))
        return NULL;
    struct library *library = arena_alloc(tables->arena, sizeof(*library));
    library->soname = source->soname;
    add_nodes(tables, table, source, system->release, library);
    add_symbols(tables, table, source, system->release, library);
    add_needed(tables, abi, source, library);
    return library;
}

bool library_is_musl(const char *soname)
{
    /* The names that musl's loader never looks for on disk (ldso/dynlink.c). */
    static const char *const prefixes[] = {"libc.",  "libpthread.", "librt.",  "libm.",
                                           "libdl.", "libutil.",    "libxnet."};
    for (size_t i = 0; i < sizeof(prefixes) / sizeof(*prefixes); i++)
        if (strncmp(soname, prefixes[i], strlen(prefixes[i])) == 0)
            return true;
    return strncmp(soname, "ld-musl-", 8) == 0;
}

bool library_is_remapped(const struct musl_symbol *symbol, struct version release)
{
    static const struct version last = {{1, 2, 3}};
    static const struct version whole = {{1, 2, 6}};
    return version_compare(symbol->last, last) == 0 && version_compare(release, last) > 0 &&
           (strlen(symbol->name) <= 16 || version_compare(release, whole) >= 0);
}

static const struct library *musl_library(struct library_tables *tables,
                                          const struct musl_table *table,
                                          const struct system *system, const char *soname)
{
    if (!library_is_musl(soname))
        return NULL;
    const struct musl_abi *abi = &table->abi;
    struct library *library = arena_alloc(tables->arena, sizeof(*library));
    struct library_symbol *symbols =
        arena_alloc(tables->arena, abi->symbol_count * sizeof(*symbols));
    for (size_t i = 0; i < abi->symbol_count; i++)
        if (musl_abi_is_present(&abi->symbols[i], system->release) ||
            library_is_remapped(&abi->symbols[i], system->release))
            symbols[library->symbol_count++] =
                (struct library_symbol){.name = abi->symbols[i].name, .is_default = true};
    library->soname = table->arch->musl_soname;
    library->symbols = symbols;
    library->has_symbols = true;
    library_index(tables->arena, library);
    return library;
}

static int libgcc_library(struct library_tables *tables, const struct system *system,
                          const struct library **found, struct error *err)
{
    struct libgcc libgcc;
    struct version gcc =
        version_is_zero(system->gcc) ? libgcc_oldest(system->arch, system->release) : system->gcc;
    if (libgcc_load(tables->arena, &tables->roots, system->arch, gcc, &libgcc, err) < 0)
        return -1;
    const struct stub *stub = &libgcc.stub;
    struct library *library = arena_alloc(tables->arena, sizeof(*library));
    struct library_symbol *symbols =
        arena_alloc(tables->arena, stub->symbol_count * sizeof(*symbols));
    for (size_t i = 0; i < stub->symbol_count; i++)
        symbols[i] = (struct library_symbol){stub->symbols[i].name, stub->symbols[i].node,
                                             stub->symbols[i].is_default};
    *library = (struct library){.soname = LIBGCC_SONAME,
                                .symbols = symbols,
                                .symbol_count = stub->symbol_count,
                                .has_symbols = true};
    library_index(tables->arena, library);
    for (size_t i = 0; i < stub->node_count; i++)
        strvec_push(tables->arena, &library->nodes, stub->nodes[i]);
    *found = library;
    return 0;
}

int library_of_gcc(struct library_tables *tables, const struct system *system, const char *soname,
                   const struct library **found, struct error *err)
{
    const struct gcc_node *nodes;
    size_t count;
    *found = NULL;
    bool has_gcc = !version_is_zero(system->gcc);
    if (strcmp(soname, LIBGCC_SONAME) == 0 && (has_gcc || system->libc == LIBC_GLIBC))
        return libgcc_library(tables, system, found, err);
    if (!has_gcc)
        return 0;
    if (library_tables_gcc(tables, &nodes, &count, err) < 0)
        return -1;
    struct library *library = arena_alloc(tables->arena, sizeof(*library));
    for (size_t i = 0; i < count; i++) {
        if (!gcc_node_is_in(&nodes[i], soname, system->gcc, system->arch))
            continue;
        library->soname = nodes[i].library;
        strvec_push(tables->arena, &library->nodes, nodes[i].name);
    }
    if (library->soname)
        *found = library;
    return 0;
}

int library_of_system(struct library_tables *tables, const struct system *system,
                      const char *soname, const struct library **library, struct error *err)
{
    *library = NULL;
    if (system->libc == LIBC_GLIBC) {
        const struct glibc_table *table;
        if (library_tables_glibc(tables, system->arch, &table, err) < 0)
            return -1;
        *library = glibc_library(tables, table, system, soname);
    } else {
        const struct musl_table *table;
        if (library_tables_musl(tables, system->arch, &table, err) < 0)
            return -1;
        *library = musl_library(tables, table, system, soname);
    }
    return *library ? 0 : library_of_gcc(tables, system, soname, library, err);
}

int library_names(struct library_tables *tables, const struct system *system,
                  struct strvec *sonames, struct error *err)
{
    const struct gcc_node *nodes;
    size_t count = 0;
    if (system->libc == LIBC_GLIBC) {
        const struct glibc_table *table;
        if (library_tables_glibc(tables, system->arch, &table, err) < 0)
            return -1;
        for (size_t i = 0; i < table->abi.library_count; i++)
            if (abi_library_is_present(&table->abi.libraries[i], system->release))
                strvec_push(tables->arena, sonames, table->abi.libraries[i].soname);
    } else {
        const struct arch *arch = musl_abi_need_arch(tables->arena, system->arch, err);
        if (!arch)
            return -1;
        strvec_push(tables->arena, sonames, arch->musl_soname);
    }
    if (system->libc == LIBC_GLIBC || !version_is_zero(system->gcc))
        strvec_push(tables->arena, sonames, LIBGCC_SONAME);
    if (!version_is_zero(system->gcc) && library_tables_gcc(tables, &nodes, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (version_compare(nodes[i].first, system->gcc) <= 0 &&
            !strvec_contains(sonames, nodes[i].library))
            strvec_push(tables->arena, sonames, nodes[i].library);
    return 0;
}
