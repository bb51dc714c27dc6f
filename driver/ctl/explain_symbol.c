/* The history of a symbol: where it was, at which versions, in which releases. */
#include <string.h>

#include "ctl/explain.h"
#include "ctl/json.h"
#include "system/library_system.h"
#include "system/world.h"
#include "tables/libgcc.h"
#include "tables/polyfill.h"
#include "tables/polyfill_reason.h"

/* The symbol at one version of one library. */
struct entry {
    const char *library; /* soname */
    const char *node;
    const struct abi_record *record;
    bool was_default;
    struct version until; /* the release that made another one the default; 0: it still is */
};

struct history {
    const char *name;
    struct entry *entries;
    size_t count;
    struct version glibc;           /* first release in which a linker finds it; 0: none */
    struct strvec moves;            /* "from librt.so.1 to libc.so.6 with glibc 2.17" */
    const struct musl_symbol *musl; /* of musl's table, musl_count side by side */
    size_t musl_count;
    struct version musl_first;
    const char *libgcc; /* version at which libgcc_s.so.1 has it; NULL */
    const struct polyfill *polyfill;
    const struct polyfill_reason *no_polyfill; /* why there is none; NULL: no need is known */
    const struct library *promised;            /* the profile's library that has it; NULL */
};

static bool is_earlier(struct version one, struct version other)
{
    return version_is_zero(other) || version_compare(one, other) < 0;
}

/* Records of one library and symbol stand together, ascending by node. */
static void set_default(struct entry *entry, const struct abi_record *end)
{
    const struct abi_record *record = entry->record;
    entry->was_default = abi_is_linkable(record, record->first);
    if (!entry->was_default)
        return;
    if (record->is_compat)
        entry->until = record->compat_from;
    for (const struct abi_record *next = record + 1; next < end; next++) {
        if (text_compare(next->library, record->library) != 0 ||
            text_compare(next->symbol, record->symbol) != 0)
            break;
        if (abi_is_linkable(next, next->first) && text_compare(next->node, record->node) != 0 &&
            is_earlier(next->first, entry->until))
            entry->until = next->first;
    }
    /* It came with its successor, or after it: for old programs only. */
    if (!version_is_zero(entry->until) && version_compare(entry->until, record->first) <= 0)
        entry->was_default = false;
}

static const char *soname_of(const struct abi *abi, struct text library)
{
    for (size_t i = 0; i < abi->library_count; i++)
        if (text_equals(library, abi->libraries[i].name))
            return abi->libraries[i].soname;
    return "";
}

/* Of another library, from which a linker took the symbol before it was in libc. */
static void add_moves(struct arena *arena, struct history *history)
{
    const struct entry *libc = NULL;
    char release[VERSION_TEXT_SIZE];
    for (size_t i = 0; i < history->count; i++)
        if (text_equals(history->entries[i].record->library, "libc") &&
            history->entries[i].was_default &&
            (!libc || version_compare(history->entries[i].record->first, libc->record->first) < 0))
            libc = &history->entries[i];
    for (size_t i = 0; libc && i < history->count; i++) {
        const struct entry *entry = &history->entries[i];
        if (entry->library != libc->library && entry->was_default &&
            version_compare(entry->record->first, libc->record->first) < 0)
            strvec_pushf(arena, &history->moves, "from %s to %s with glibc %s", entry->library,
                         libc->library, version_text(libc->record->first, release));
    }
}

static int find_in_glibc(struct explain *explain, struct history *history, struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    const struct glibc_table *table;
    if (library_tables_glibc(&explain->tables, explain->arch, &table, err) < 0)
        return -1;
    const struct abi *abi = &table->abi;
    history->entries = arena_alloc(arena, abi->record_count * sizeof(*history->entries));
    for (size_t i = 0; i < abi->record_count; i++) {
        if (strcmp(table->names[i], history->name) != 0)
            continue;
        struct entry *entry = &history->entries[history->count++];
        *entry = (struct entry){.library = soname_of(abi, abi->records[i].library),
                                .node = table->nodes[i],
                                .record = &abi->records[i]};
        set_default(entry, abi->records + abi->record_count);
        if (entry->was_default && is_earlier(entry->record->first, history->glibc))
            history->glibc = entry->record->first;
    }
    add_moves(arena, history);
    return 0;
}

static int find_in_musl(struct explain *explain, struct history *history, struct error *err)
{
    const struct musl_table *table;
    struct error no_table;
    if (!musl_arch_find(explain->arch, &no_table))
        return 0;
    if (library_tables_musl(&explain->tables, explain->arch, &table, err) < 0)
        return -1;
    for (size_t i = 0; i < table->abi.symbol_count; i++) {
        const struct musl_symbol *symbol = &table->abi.symbols[i];
        if (strcmp(symbol->name, history->name) != 0)
            continue;
        if (!history->musl_count++)
            history->musl = symbol;
        if (is_earlier(symbol->first, history->musl_first))
            history->musl_first = symbol->first;
    }
    return 0;
}

static int find_in_others(struct explain *explain, struct history *history, struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    struct stub stub;
    struct polyfill_table polyfills;
    struct polyfill_reasons reasons;
    if (libgcc_load(arena, &explain->roots, explain->arch, (struct version){{9999, 0, 0}}, &stub,
                    err) < 0 ||
        polyfill_load(arena, &polyfills, err) < 0 ||
        polyfill_reasons_load(arena, &reasons, err) < 0)
        return -1;
    for (size_t i = 0; i < stub.symbol_count; i++)
        if (strcmp(stub.symbols[i].name, history->name) == 0)
            history->libgcc = stub.symbols[i].node;
    history->polyfill = polyfill_find(&polyfills, history->name);
    if (!history->polyfill && history->count)
        history->no_polyfill = polyfill_reasons_find(&reasons, history->name);
    if (!explain->profile)
        return 0;
    struct world *world = world_of_profile(arena, &explain->roots, explain->profile, NULL);
    return world_find_symbol(world, history->name, NULL, &history->promised, err);
}

/* Does the distribution's C library have it where a linker looks. */
static bool has_symbol(const void *data, const struct distro *distro)
{
    const struct history *history = data;
    struct version first = distro->libc == LIBC_GLIBC ? history->glibc : history->musl_first;
    return !version_is_zero(first) && version_compare(distro->libc_version, first) >= 0;
}

/* "GLIBC_2.14 since 2.14, the default" */
static const char *entry_text(struct arena *arena, const struct entry *entry)
{
    char first[VERSION_TEXT_SIZE];
    char until[VERSION_TEXT_SIZE];
    char last[VERSION_TEXT_SIZE];
    bool is_gone = !version_is_zero(entry->record->last);
    const char *standing = ", never for new links";
    if (entry->was_default)
        standing = version_is_zero(entry->until) ? is_gone ? "" : ", the default"
                                                 : arena_printf(arena, ", the default before %s",
                                                                version_text(entry->until, until));
    const char *size =
        entry->record->is_data
            ? arena_printf(arena, ", data of %llu bytes", (unsigned long long)entry->record->size)
            : "";
    return arena_printf(
        arena, "%s: %s since %s%s%s%s", entry->library, entry->node,
        version_text(entry->record->first, first), size, standing,
        is_gone ? arena_printf(arena, ", gone after %s", version_text(entry->record->last, last))
                : "");
}

static void print_musl(const struct explain *explain, const struct history *history)
{
    static const struct version musl_newest = {{9999, 0, 0}};
    char first[VERSION_TEXT_SIZE];
    char last[VERSION_TEXT_SIZE];
    struct arena *arena = explain->ctl->arena;
    if (!history->musl_count)
        explain_print(explain, "musl", "no release has it");
    for (size_t i = 0; i < history->musl_count; i++) {
        const struct musl_symbol *symbol = &history->musl[i];
        const char *text =
            arena_printf(arena, "libc.so: since %s", version_text(symbol->first, first));
        if (!version_is_zero(symbol->last))
            text =
                arena_printf(arena, "%s, gone after %s%s", text, version_text(symbol->last, last),
                             library_is_remapped(symbol, musl_newest)
                                 ? " for new links; the loader still answers old programs"
                                 : "");
        explain_print(explain, i ? "" : "musl", text);
    }
}

static void print_polyfill(const struct explain *explain, const struct history *history)
{
    struct arena *arena = explain->ctl->arena;
    const struct polyfill *polyfill = history->polyfill;
    char kernel[VERSION_TEXT_SIZE];
    if (!polyfill) {
        explain_print(explain, "polyfill",
                      history->no_polyfill ? arena_printf(arena, "none: %s %s", history->name,
                                                          history->no_polyfill->reason)
                                           : "none");
        return;
    }
    const char *how = polyfill->class == POLYFILL_TOOLCHAIN
                          ? "abicc brings it along where the compiler's own libraries need it"
                          : arena_printf(arena, "class %s: `polyfills: %s` in a profile brings it",
                                         polyfill_class_word(polyfill->class), polyfill->name);
    const char *needs = version_is_zero(polyfill->kernel)
                            ? ""
                            : arena_printf(arena, "; does everything from Linux %s on",
                                           version_text(polyfill->kernel, kernel));
    explain_print(explain, "polyfill",
                  arena_printf(arena, "%s%s%s%s", how, needs, *polyfill->limits ? "; " : "",
                               polyfill->limits));
}

static void print_promised(const struct explain *explain, const struct history *history)
{
    struct arena *arena = explain->ctl->arena;
    const struct profile *profile = explain->profile;
    char release[VERSION_TEXT_SIZE];
    const char *target = arena_printf(arena, "%s (%s %s)", profile->name,
                                      profile->libc == LIBC_GLIBC ? "glibc" : "musl",
                                      version_text(profile->libc_version, release));
    explain_print(explain, "profile",
                  history->promised
                      ? arena_printf(arena, "%s has it in %s", target, history->promised->soname)
                      : arena_printf(arena, "%s does not have it", target));
}

/* Does a release of glibc have it at the version that was asked for? */
static bool has_version(const struct history *history, const char *node)
{
    for (size_t i = 0; i < history->count; i++)
        if (strcmp(history->entries[i].node, node) == 0)
            return true;
    return history->libgcc && strcmp(history->libgcc, node) == 0;
}

static void print_text(const struct explain *explain, const struct history *history,
                       const char *node)
{
    struct arena *arena = explain->ctl->arena;
    fprintf(explain->ctl->out, "%s: a symbol (%s)\n", history->name, explain->arch);
    if (node && !has_version(history, node))
        explain_print(explain, "version", arena_printf(arena, "no release has it at %s", node));
    if (!history->count)
        explain_print(explain, "glibc", "no release has it");
    for (size_t i = 0; i < history->count; i++)
        explain_print(explain, i ? "" : "glibc", entry_text(arena, &history->entries[i]));
    for (size_t i = 0; i < history->moves.count; i++)
        explain_print(explain, "moved", history->moves.items[i]);
    if (history->libgcc)
        explain_print(explain, "libgcc",
                      arena_printf(arena, "%s: %s", LIBGCC_SONAME, history->libgcc));
    print_musl(explain, history);
    if (history->count || history->musl_count)
        explain_print_first(explain, has_symbol, history);
    print_polyfill(explain, history);
    if (explain->profile)
        print_promised(explain, history);
}

static void put_release(json_t *object, const char *key, struct version release)
{
    char text[VERSION_TEXT_SIZE];
    if (version_is_zero(release))
        json_object_set_new(object, key, json_null());
    else
        json_put(object, key, version_text(release, text));
}

static json_t *glibc_json(const struct history *history)
{
    json_t *list = json_array();
    for (size_t i = 0; i < history->count; i++) {
        const struct entry *entry = &history->entries[i];
        json_t *object = json_object();
        json_put(object, "library", entry->library);
        json_put(object, "version", entry->node);
        put_release(object, "first", entry->record->first);
        put_release(object, "last", entry->record->last);
        json_object_set_new(object, "was_default", json_boolean(entry->was_default));
        put_release(object, "default_until", entry->until);
        json_object_set_new(object, "size",
                            entry->record->is_data ? json_integer((json_int_t)entry->record->size)
                                                   : json_null());
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *musl_json(const struct history *history)
{
    json_t *list = json_array();
    for (size_t i = 0; i < history->musl_count; i++) {
        json_t *object = json_object();
        put_release(object, "first", history->musl[i].first);
        put_release(object, "last", history->musl[i].last);
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *polyfill_json(const struct polyfill *polyfill)
{
    if (!polyfill)
        return json_null();
    json_t *object = json_object();
    json_put(object, "class", polyfill_class_word(polyfill->class));
    put_release(object, "since", polyfill->since);
    put_release(object, "kernel", polyfill->kernel);
    json_put(object, "limits", polyfill->limits);
    return object;
}

static void print_json(const struct explain *explain, const struct history *history)
{
    json_t *object = explain_json("symbol");
    struct strvec first = explain_first(explain, has_symbol, history);
    json_put(object, "name", history->name);
    json_put(object, "arch", explain->arch);
    json_object_set_new(object, "glibc", glibc_json(history));
    json_object_set_new(object, "moved", json_texts(&history->moves));
    json_object_set_new(object, "musl", musl_json(history));
    if (history->libgcc)
        json_put(object, "libgcc", history->libgcc);
    else
        json_object_set_new(object, "libgcc", json_null());
    json_object_set_new(object, "first_in", json_texts(&first));
    json_object_set_new(object, "polyfill", polyfill_json(history->polyfill));
    if (history->no_polyfill)
        json_put(object, "no_polyfill", history->no_polyfill->reason);
    if (explain->profile) {
        json_t *profile = json_object();
        json_put(profile, "name", explain->profile->name);
        if (history->promised)
            json_put(profile, "library", history->promised->soname);
        else
            json_object_set_new(profile, "library", json_null());
        json_object_set_new(object, "profile", profile);
    }
    json_print(object, explain->ctl->out);
}

int explain_symbol(struct explain *explain, const char *name, const char *node, bool *is_found,
                   struct error *err)
{
    struct history history = {.name = name};
    if (find_in_glibc(explain, &history, err) < 0 || find_in_musl(explain, &history, err) < 0 ||
        find_in_others(explain, &history, err) < 0)
        return -1;
    *is_found = history.count || history.musl_count || history.libgcc;
    if (*is_found && explain->is_json)
        print_json(explain, &history);
    else if (*is_found)
        print_text(explain, &history, node);
    return 0;
}
