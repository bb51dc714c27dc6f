#include "ctl/symbol_history.h"

#include <string.h>

#include "system/world.h"
#include "tables/libgcc.h"

static bool is_earlier(struct version one, struct version other)
{
    return version_is_zero(other) || version_compare(one, other) < 0;
}

/* Records of one library and symbol stand together, ascending by node. */
static void set_default(struct symbol_entry *entry, const struct abi_record *end)
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
    history->entries = arena_alloc(arena, abi->record_count * sizeof(*history->entries));
    for (size_t i = 0; i < abi->record_count; i++) {
        if (strcmp(table->names[i], history->name) != 0)
            continue;
        struct symbol_entry *entry = &history->entries[history->count++];
        *entry = (struct symbol_entry){.library = soname_of(abi, abi->records[i].library),
                                       .node = table->nodes[i],
                                       .record = &abi->records[i]};
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

static int find_in_others(struct explain *explain, struct symbol_history *history,
                          struct error *err)
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

int symbol_history_read(struct explain *explain, const char *name, struct symbol_history *history,
                        struct error *err)
{
    *history = (struct symbol_history){.name = name};
    if (find_in_glibc(explain, history, err) < 0 || find_in_musl(explain, history, err) < 0)
        return -1;
    return find_in_others(explain, history, err);
}
