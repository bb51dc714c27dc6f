#include "link/units.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "elf/archive.h"
#include "elf/lto.h"
#include "elf/sections.h"
#include "elf/symbols.h"
#include "facts/facts.h"

static struct unit *add_unit(struct arena *arena, struct units *units)
{
    units->items =
        arena_grow(arena, units->items, units->count, &units->room, sizeof(*units->items));
    return &units->items[units->count++];
}

/* The reading of one file. */
struct source {
    struct arena *arena;
    struct units *units;
    const char *path;
    const char *shown;
    bool is_whole;
};

/* gcc's slim LTO objects have only this symbol (gcc's lto-streamer). */
static bool is_lto_mark(const char *name)
{
    return strcmp(name, "__gnu_lto_slim") == 0;
}

/* Returns "libbar.a(baz.o)", or the file alone. */
static const char *shown_name(const struct source *source, const char *member)
{
    if (!member)
        return source->shown;
    return arena_printf(source->arena, "%s(%s)", text_file_name(source->shown), member);
}

static void add_symbols(struct arena *arena, struct unit *unit, const struct elf_symbol *symbols,
                        size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct elf_symbol *symbol = &symbols[i];
        const char *name = symbol->name;
        if (symbol->is_local || !*name)
            continue;
        if (!symbol->is_undefined)
            strvec_push(arena, &unit->defined, arena_strdup(arena, name));
        else if (!unit->is_shared)
            strvec_push(arena, symbol->is_weak ? &unit->welcome : &unit->wanted,
                        arena_strdup(arena, name));
    }
}

static bool has_lto_mark(const struct elf_symbol *symbols, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (is_lto_mark(symbols[i].name))
            return true;
    return false;
}

static void read_symbols(const struct source *source, const struct elf_file *file,
                         const char *member, enum elf_symbol_table table)
{
    struct error
        ignored; /* what cannot be read is left out: the linker says what is wrong with it */
    struct elf_symbol *symbols;
    size_t count;
    struct arena *arena = source->arena;
    if (elf_file_symbols(arena, file, table, &symbols, &count, &ignored) < 0) {
        source->units->is_partial = true;
        return;
    }
    struct unit *unit = add_unit(arena, source->units);
    unit->file = source->path;
    unit->shown = shown_name(source, member);
    unit->member = member ? arena_strdup(arena, member) : NULL;
    unit->is_ours = facts_identities(arena, file).count > 0;
    unit->is_shared = table == ELF_SYMBOLS_DYNAMIC;
    unit->is_linked = !member || source->is_whole;
    unit->is_lto = has_lto_mark(symbols, count);
    add_symbols(arena, unit, symbols, count);
    if (!unit->is_lto)
        return;
    if (elf_file_lto_symbols(arena, file, &symbols, &count, &ignored) < 0)
        source->units->is_partial = true;
    else
        add_symbols(arena, unit, symbols, count);
}

/* Reads the symbol versions that a shared library needs. */
static void read_nodes(const struct source *source, const struct elf_file *file)
{
    struct arena *arena = source->arena;
    struct elf_dynamic dynamic;
    struct error ignored;
    if (!source->units->count || elf_file_dynamic(arena, file, &dynamic, &ignored) < 0)
        return;
    struct unit *unit = &source->units->items[source->units->count - 1];
    for (size_t i = 0; i < dynamic.version_need_count; i++)
        if (!dynamic.version_needs[i].is_weak)
            strvec_push(arena, &unit->nodes, arena_strdup(arena, dynamic.version_needs[i].node));
}

static bool read_member(void *data, const char *name, const struct elf_file *member)
{
    read_symbols(data, member, name, ELF_SYMBOLS_STATIC);
    return true;
}

static void read_content(struct source *source, const struct elf_file *file)
{
    struct error ignored;
    struct elf_header header;
    switch (elf_file_content(file)) {
    case ELF_CONTENT_ARCHIVE:
        elf_file_members(file, read_member, source, &ignored);
        break;
    case ELF_CONTENT_ELF:
        if (elf_file_header(file, &header, &ignored) < 0)
            break;
        read_symbols(source, file, NULL,
                     header.is_relocatable ? ELF_SYMBOLS_STATIC : ELF_SYMBOLS_DYNAMIC);
        if (!header.is_relocatable)
            read_nodes(source, file);
        break;
    case ELF_CONTENT_OTHER:
        source->units->is_partial = true;
        break;
    }
}

void units_read(struct arena *arena, const char *path, const char *shown, bool is_whole,
                struct units *units)
{
    struct source source = {
        .arena = arena, .units = units, .path = path, .shown = shown, .is_whole = is_whole};
    struct elf_file *file;
    struct error ignored;
    struct stat st;
    if (stat(path, &st) < 0 || !st.st_size || elf_file_open(arena, path, &file, &ignored) < 0)
        return;
    read_content(&source, file);
    elf_file_close(file);
}

static int compare(const void *a, const void *b)
{
    const struct definition *one = a;
    const struct definition *other = b;
    int order = strcmp(one->name, other->name);
    if (order)
        return order;
    return (one->unit > other->unit) - (one->unit < other->unit);
}

struct definitions units_definitions(struct arena *arena, const struct units *units)
{
    size_t room = 0;
    for (size_t i = 0; i < units->count; i++)
        room += units->items[i].defined.count;
    struct definitions definitions = {
        .items = arena_alloc(arena, room * sizeof(*definitions.items)),
    };
    for (size_t i = 0; i < units->count; i++)
        for (size_t j = 0; j < units->items[i].defined.count; j++)
            definitions.items[definitions.count++] =
                (struct definition){.name = units->items[i].defined.items[j], .unit = i};
    if (definitions.count)
        qsort(definitions.items, definitions.count, sizeof(*definitions.items), compare);
    return definitions;
}

const struct definition *definitions_find(const struct definitions *definitions, const char *name)
{
    size_t low = 0;
    size_t high = definitions->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(definitions->items[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == definitions->count || strcmp(definitions->items[low].name, name) != 0)
        return NULL;
    return &definitions->items[low];
}

size_t definitions_count(const struct definitions *definitions, const char *name)
{
    const struct definition *first = definitions_find(definitions, name);
    const struct definition *end = definitions->items + definitions->count;
    size_t count = 0;
    while (first && first + count < end && strcmp(first[count].name, name) == 0)
        count++;
    return count;
}

void units_link(struct arena *arena, struct units *units, const struct strvec *start)
{
    struct definitions definitions = units_definitions(arena, units);
    size_t *waiting = arena_alloc(arena, (units->count + 1) * sizeof(*waiting));
    size_t count = 0;
    for (size_t i = 0; i < start->count; i++) {
        const struct definition *first = definitions_find(&definitions, start->items[i]);
        if (first)
            units->items[first->unit].is_linked = true;
    }
    for (size_t i = 0; i < units->count; i++) {
        if (units->is_partial)
            units->items[i].is_linked = true;
        if (units->items[i].is_linked)
            waiting[count++] = i;
    }
    while (count) {
        const struct unit *unit = &units->items[waiting[--count]];
        for (size_t i = 0; i < unit->wanted.count; i++) {
            const struct definition *found = definitions_find(&definitions, unit->wanted.items[i]);
            if (!found || units->items[found->unit].is_linked)
                continue;
            units->items[found->unit].is_linked = true;
            waiting[count++] = found->unit;
        }
    }
}
