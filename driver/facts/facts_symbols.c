#include "facts/facts_symbols.h"

#include <elf.h>
#include <string.h>

/* What the indexes of versions mean. */
struct meaning {
    struct facts_version *need;
    const char *node; /* that the file defines */
};
struct meanings {
    struct meaning *items;
    size_t count;
};

static struct meanings read_meanings(struct facts_reading *reading)
{
    const struct elf_dynamic *dynamic = &reading->dynamic;
    struct meanings meanings = {0};
    for (size_t i = 0; i < dynamic->version_need_count; i++)
        if (dynamic->version_needs[i].index >= meanings.count)
            meanings.count = dynamic->version_needs[i].index + 1;
    for (size_t i = 0; i < dynamic->version_definition_count; i++)
        if (dynamic->version_definitions[i].index >= meanings.count)
            meanings.count = dynamic->version_definitions[i].index + 1;
    meanings.items = arena_alloc(reading->arena, meanings.count * sizeof(*meanings.items));
    for (size_t i = 0; i < dynamic->version_need_count; i++)
        meanings.items[dynamic->version_needs[i].index].need = &reading->facts->versions[i];
    for (size_t i = 0; i < dynamic->version_definition_count; i++)
        if (!dynamic->version_definitions[i].is_base)
            meanings.items[dynamic->version_definitions[i].index].node =
                dynamic->version_definitions[i].node;
    return meanings;
}

/* Indexes 0 and 1 mean none: local and global (LSB, "Symbol Version Table"). */
static struct meaning meaning_of(const struct meanings *meanings, unsigned index)
{
    return index > 1 && index < meanings->count ? meanings->items[index] : (struct meaning){0};
}

static enum facts_symbol_kind kind_of(enum elf_symbol_kind kind)
{
    switch (kind) {
    case ELF_SYMBOL_FUNCTION:
        return FACTS_FUNCTION;
    case ELF_SYMBOL_DATA:
        return FACTS_DATA;
    case ELF_SYMBOL_IFUNC:
        return FACTS_IFUNC;
    case ELF_SYMBOL_TLS:
        return FACTS_TLS;
    case ELF_SYMBOL_OTHER:
        break;
    }
    return FACTS_OTHER;
}

static void add_import(struct facts *facts, const struct elf_symbol *symbol,
                       struct facts_version *version)
{
    facts->imports[facts->import_count++] = (struct facts_import){
        .name = symbol->name,
        .version = version,
        .is_weak = symbol->is_weak,
    };
    if (version && !version->symbol)
        version->symbol = symbol->name;
}

static void add_export(struct facts *facts, const struct elf_symbol *symbol, const char *node)
{
    facts->exports[facts->export_count++] = (struct facts_export){
        .name = symbol->name,
        .node = node,
        .kind = kind_of(symbol->kind),
        .is_default = !symbol->is_old,
        .is_weak = symbol->is_weak,
        .size = symbol->size,
    };
    facts->has_ifunc = facts->has_ifunc || symbol->kind == ELF_SYMBOL_IFUNC;
}

/* A linker gives each version that a file defines a symbol of the same name. */
static bool is_node_itself(const struct elf_symbol *symbol, const char *node)
{
    return symbol->section == SHN_ABS && node && strcmp(symbol->name, node) == 0;
}

int facts_read_dynamic_symbols(struct facts_reading *reading, struct error *err)
{
    struct elf_symbol_list symbols;
    struct facts *facts = reading->facts;
    if (elf_dynamic_symbols(reading->arena, reading->file, &reading->dynamic, &reading->relocations,
                            &symbols, err) < 0)
        return -1;
    struct meanings meanings = read_meanings(reading);
    facts->imports = arena_alloc(reading->arena, symbols.count * sizeof(*facts->imports));
    facts->exports = arena_alloc(reading->arena, symbols.count * sizeof(*facts->exports));
    for (size_t i = 0; i < symbols.count; i++) {
        const struct elf_symbol *symbol = &symbols.items[i];
        struct meaning meaning = meaning_of(&meanings, symbol->version);
        if (symbol->is_local || !*symbol->name)
            continue;
        /* Data that a program copies from a library is defined here, but the library's counts. */
        if (symbol->is_undefined || symbol->is_copy || meaning.need)
            add_import(facts, symbol, meaning.need);
        else if (!symbol->is_hidden && !is_node_itself(symbol, meaning.node))
            add_export(facts, symbol, meaning.node);
    }
    return 0;
}

/* The assembler writes versions into an object's names: memcpy@GLIBC_2.2.5, and @@ for the one that
 * a linker takes by default. */
static void read_object_symbol(struct facts_reading *reading, const struct elf_symbol *symbol)
{
    struct facts *facts = reading->facts;
    struct elf_symbol plain = *symbol;
    const char *node = NULL;
    const char *at = strchr(symbol->name, '@');
    if (at) {
        plain.name = arena_strndup(reading->arena, symbol->name, (size_t)(at - symbol->name));
        node = arena_strdup(reading->arena, at + 1 + (at[1] == '@'));
        plain.is_old = at[1] != '@';
    } else {
        plain.name = arena_strdup(reading->arena, symbol->name);
    }
    if (symbol->is_undefined)
        add_import(facts, &plain, NULL);
    else if (!symbol->is_hidden)
        add_export(facts, &plain, node);
}

int facts_read_object_symbols(struct facts_reading *reading, struct error *err)
{
    struct elf_symbol *symbols;
    size_t count;
    struct facts *facts = reading->facts;
    if (elf_file_symbols(reading->arena, reading->file, ELF_SYMBOLS_STATIC, &symbols, &count, err) <
        0)
        return -1;
    facts->imports = arena_alloc(reading->arena, count * sizeof(*facts->imports));
    facts->exports = arena_alloc(reading->arena, count * sizeof(*facts->exports));
    for (size_t i = 0; i < count; i++)
        if (!symbols[i].is_local && *symbols[i].name)
            read_object_symbol(reading, &symbols[i]);
    return 0;
}
