/* Explains the history of a symbol version. */
#include <string.h>

#include "ctl/explain.h"
#include "ctl/json.h"
#include "tables/libgcc.h"

enum { MOST_SYMBOLS = 40 };

/* A library that defines the version. */
struct definer {
    const char *library;   /* soname */
    const char *of;        /* the project whose release `first` is: glibc, GCC */
    struct version first;  /* 0: older than the tables */
    struct strvec symbols; /* with this version */
    bool has_symbols;      /* false: they are not in the tables */
};

struct definers {
    struct definer *items;
    size_t count;
};

enum { MOST_DEFINERS = 40 };

static struct definer *definer_of(struct definers *definers, const char *library, const char *of,
                                  struct version first)
{
    for (size_t i = 0; i < definers->count; i++)
        if (strcmp(definers->items[i].library, library) == 0) {
            if (version_compare(first, definers->items[i].first) < 0)
                definers->items[i].first = first;
            return &definers->items[i];
        }
    struct definer *definer = &definers->items[definers->count++];
    *definer = (struct definer){.library = library, .of = of, .first = first, .has_symbols = true};
    return definer;
}

static const char *soname_of(const struct abi *abi, const char *name)
{
    const struct abi_library *library = abi_find_library(abi, (struct text){name, strlen(name)});
    return library ? library->soname : "";
}

static int find_in_glibc(struct explain *explain, const char *name, struct definers *definers,
                         struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    const struct glibc_table *table;
    if (library_tables_glibc(&explain->tables, explain->arch, &table, err) < 0)
        return -1;
    const struct abi *abi = &table->abi;
    definers->items =
        arena_alloc(arena, (abi->library_count + MOST_DEFINERS) * sizeof(*definers->items));
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        if (!text_equals(record->node, name))
            continue;
        struct definer *definer = definer_of(
            definers, abi_find_library(abi, record->library)->soname, "glibc", record->first);
        if (!strvec_contains(&definer->symbols, table->names[i]))
            strvec_push(arena, &definer->symbols, table->names[i]);
    }
    for (size_t i = 0; i < abi->node_count; i++)
        if (strcmp(abi->nodes[i].name, name) == 0)
            definer_of(definers, soname_of(abi, abi->nodes[i].library), "glibc",
                       abi->nodes[i].first);
    return 0;
}

/* Adds libgcc_s, whose symbol versions are named after GCC's releases. */
static int find_in_libgcc(struct explain *explain, const char *name, struct definers *definers,
                          struct error *err)
{
    struct libgcc libgcc;
    if (libgcc_load(explain->ctl->arena, &explain->roots, explain->arch, LIBGCC_NEWEST, &libgcc,
                    err) < 0)
        return -1;
    for (size_t i = 0; i < libgcc.stub.symbol_count; i++) {
        if (strcmp(libgcc.stub.symbols[i].node, name) != 0)
            continue;
        struct definer *definer = definer_of(definers, LIBGCC_SONAME, "GCC", libgcc.first[i]);
        strvec_push(explain->ctl->arena, &definer->symbols, libgcc.stub.symbols[i].name);
    }
    return 0;
}

static int find_in_gcc(struct explain *explain, const char *name, struct definers *definers,
                       struct error *err)
{
    const struct gcc_node *nodes;
    size_t count;
    if (library_tables_gcc(&explain->tables, &nodes, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < count; i++)
        if (strcmp(nodes[i].name, name) == 0 &&
            (!nodes[i].arches.count || strvec_contains(&nodes[i].arches, explain->arch)))
            definer_of(definers, nodes[i].library, "GCC", nodes[i].first)->has_symbols = false;
    return find_in_libgcc(explain, name, definers, err);
}

/* Returns the library that had the version first. */
static const struct definer *oldest(const struct definers *definers)
{
    const struct definer *found = &definers->items[0];
    for (size_t i = 1; i < definers->count; i++)
        if (version_compare(definers->items[i].first, found->first) < 0)
            found = &definers->items[i];
    return found;
}

static bool has_node(const void *data, const struct distro *distro)
{
    const struct definer *definer = data;
    if (strcmp(definer->of, "GCC") == 0)
        return version_compare(distro->gcc, definer->first) >= 0;
    return distro->libc == LIBC_GLIBC && version_compare(distro->libc_version, definer->first) >= 0;
}

static bool is_older_than_tables(const struct definer *definer)
{
    return version_is_zero(definer->first);
}

static void print_text(const struct explain *explain, const char *name,
                       const struct definers *definers)
{
    struct arena *arena = explain->ctl->arena;
    fprintf(explain->ctl->out, "%s: a symbol version (%s)\n", name, explain->arch);
    for (size_t i = 0; i < definers->count; i++) {
        const struct definer *definer = &definers->items[i];
        char first[VERSION_TEXT_SIZE];
        const char *symbols =
            !definer->has_symbols ? "its symbols are not in the tables"
            : definer->symbols.count
                ? arena_printf(arena, "%zu symbol%s: %s", definer->symbols.count,
                               definer->symbols.count > 1 ? "s" : "",
                               explain_list(explain, &definer->symbols, MOST_SYMBOLS))
                : "no symbol: it marks an ability of the library";
        explain_print(explain, i ? "" : "library",
                      arena_printf(arena, "%s, since %s %s; %s", definer->library, definer->of,
                                   is_older_than_tables(definer)
                                       ? "before the tables begin"
                                       : version_text(definer->first, first),
                                   symbols));
    }
    explain_print_first(explain, has_node, oldest(definers));
}

static void print_json(const struct explain *explain, const char *name,
                       const struct definers *definers)
{
    json_t *object = explain_json("version");
    json_t *libraries = json_array();
    json_put(object, "name", name);
    json_put(object, "arch", explain->arch);
    for (size_t i = 0; i < definers->count; i++) {
        const struct definer *definer = &definers->items[i];
        char first[VERSION_TEXT_SIZE];
        json_t *library = json_object();
        json_put(library, "library", definer->library);
        json_put(library, "of", definer->of);
        if (is_older_than_tables(definer))
            json_object_set_new(library, "first", json_null());
        else
            json_put(library, "first", version_text(definer->first, first));
        json_object_set_new(library, "symbols",
                            definer->has_symbols ? json_texts(&definer->symbols) : json_null());
        json_array_append_new(libraries, library);
    }
    json_object_set_new(object, "libraries", libraries);
    struct strvec first = explain_first(explain, has_node, oldest(definers));
    json_object_set_new(object, "first_in", json_texts(&first));
    json_print(object, explain->ctl->out);
}

/* Explains GLIBC_PRIVATE, which is not in the tables because no other file may use it. */
static void explain_private(const struct explain *explain)
{
    static const char text[] =
        "for use among the libraries of one glibc only. It changes from build to build: a file "
        "that "
        "needs it, and is not part of glibc, runs only with the glibc that it was linked with";
    if (!explain->is_json) {
        fputs("GLIBC_PRIVATE: a symbol version\n", explain->ctl->out);
        explain_print(explain, "meaning", text);
        return;
    }
    json_t *object = explain_json("version");
    json_put(object, "name", "GLIBC_PRIVATE");
    json_put(object, "arch", explain->arch);
    json_object_set_new(object, "libraries", json_array());
    json_object_set_new(object, "first_in", json_array());
    json_put(object, "note", text);
    json_print(object, explain->ctl->out);
}

int explain_node(struct explain *explain, const char *name, bool *is_found, struct error *err)
{
    struct definers definers = {0};
    *is_found = strcmp(name, "GLIBC_PRIVATE") == 0;
    if (*is_found) {
        explain_private(explain);
        return 0;
    }
    if (find_in_glibc(explain, name, &definers, err) < 0 ||
        find_in_gcc(explain, name, &definers, err) < 0)
        return -1;
    *is_found = definers.count > 0;
    if (*is_found && explain->is_json)
        print_json(explain, name, &definers);
    else if (*is_found)
        print_text(explain, name, &definers);
    return 0;
}
