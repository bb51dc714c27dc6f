#include "ctl/symbol_history.h"

#include <string.h>

#include "ctl/explain_musl.h"
#include "system/world.h"
#include "tables/abi_index.h"
#include "tables/libgcc.h"

static bool is_earlier(struct version one, struct version other)
{
    return version_is_zero(other) || version_compare(one, other) < 0;
}

/* Records of one library and symbol stand together, ascending by node. */
static void set_default(struct symbol_entry *entry, const struct abi_record *end)
{
    const struct abi_record *record = entry->record;
    entry->was_default = abi_is_default(record, record->first);
    if (!entry->was_default)
        return;
    if (record->is_compat)
        entry->until = record->compat_from;
    for (const struct abi_record *next = record + 1; next < end; next++) {
        if (text_compare(next->library, record->library) != 0 ||
            text_compare(next->symbol, record->symbol) != 0)
            break;
        if (abi_is_default(next, next->first) && text_compare(next->node, record->node) != 0 &&
            is_earlier(next->first, entry->until))
            entry->until = next->first;
    }
    /* It came with its successor, or after it: for old programs only. */
    if (!version_is_zero(entry->until) && version_compare(entry->until, record->first) <= 0)
        entry->was_default = false;
}

/* Of another library, from which a linker took the symbol before it was in libc. */
static void add_moves(struct arena *arena, struct symbol_history *history)
{
    const struct symbol_entry *libc = NULL;
    char release[VERSION_TEXT_SIZE];
    for (size_t i = 0; i < history->count; i++)
        if (text_equals(history->entries[i].record->library, "libc") &&
            history->entries[i].was_default &&
            (!libc || version_compare(history->entries[i].record->first, libc->record->first) < 0))
            libc = &history->entries[i];
    for (size_t i = 0; libc && i < history->count; i++) {
        const struct symbol_entry *entry = &history->entries[i];
        if (entry->library != libc->library && entry->was_default &&
            version_compare(entry->record->first, libc->record->first) < 0)
            strvec_pushf(arena, &history->moves, "from %s to %s with glibc %s", entry->library,
                         libc->library, version_text(libc->record->first, release));
    }
}

static int find_in_glibc(struct explain *explain, struct symbol_history *history, struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    const struct glibc_table *table;
    if (library_tables_glibc(&explain->tables, explain->arch, &table, err) < 0)
        return -1;
    const struct abi *abi = &table->abi;
    const struct abi_index index = abi_index(arena, abi);
    const struct abi_record *const *records = abi_index_find(
        &index, (struct text){history->name, strlen(history->name)}, &history->count);
    history->entries = arena_alloc(arena, history->count * sizeof(*history->entries));
    for (size_t i = 0; i < history->count; i++) {
        const struct abi_record *record = records[i];
        struct symbol_entry *entry = &history->entries[i];
        *entry = (struct symbol_entry){.library = abi_find_library(abi, record->library)->soname,
                                       .node = table->nodes[record - abi->records],
                                       .record = record};
        set_default(entry, abi->records + abi->record_count);
        if (entry->was_default && is_earlier(entry->record->first, history->glibc))
            history->glibc = entry->record->first;
    }
    add_moves(arena, history);
    return 0;
}

static int find_in_musl(struct explain *explain, struct symbol_history *history, struct error *err)
{
    const struct musl_table *table;
    if (library_tables_musl(&explain->tables, explain->arch, &table, err) < 0)
        return -1;
    history->musl = musl_abi_find(&table->abi, history->name, &history->musl_count);
    for (size_t i = 0; i < history->musl_count; i++)
        if (is_earlier(history->musl[i].first, history->musl_first))
            history->musl_first = history->musl[i].first;
    return explain_musl_symbol(explain, history->name, !history->musl_count, &history->differences,
                               err);
}

static int find_in_others(struct explain *explain, struct symbol_history *history,
                          struct error *err)
{
    struct arena *arena = explain->ctl->arena;
    struct libgcc libgcc;
    struct polyfill_table polyfills;
    struct polyfill_reasons reasons;
    if (libgcc_load(arena, &explain->roots, explain->arch, LIBGCC_NEWEST, &libgcc, err) < 0 ||
        polyfill_load(arena, explain->arch, &polyfills, err) < 0 ||
        polyfill_reasons_load(arena, explain->arch, &reasons, err) < 0)
        return -1;
    for (size_t i = 0; i < libgcc.stub.symbol_count; i++)
        if (strcmp(libgcc.stub.symbols[i].name, history->name) == 0)
            history->libgcc = libgcc.stub.symbols[i].node;
    history->polyfill = polyfill_find(&polyfills, history->name);
    if (!history->polyfill && history->count)
        history->no_polyfill = polyfill_reasons_find(&reasons, history->name);
    if (!explain->profile)
        return 0;
    struct world *world = world_of_profile(arena, &explain->roots, explain->profile, NULL);
    return world_find_symbol(world, history->name, NULL, &history->promised, err);
}

int symbol_history_read(struct explain *explain, const char *name, struct symbol_history *history,
                        struct error *err)
{
    *history = (struct symbol_history){.name = name};
    if (find_in_glibc(explain, history, err) < 0 || find_in_musl(explain, history, err) < 0 ||
        explain_kernel_read(explain, name, &history->kernel, err) < 0)
        return -1;
    return find_in_others(explain, history, err);
}
