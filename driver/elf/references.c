#include "elf/references.h"

#include "elf/locate.h"
#include "elf/relocation_list.h"
#include "elf/symbols.h"

enum { MAX_REFERENCES = 512 };

/* The search through one object. */
struct search {
    struct arena *arena;
    const struct elf_file *object;
    const struct elf_symbol *symbols;
    size_t symbol_count;
    const char *name;
    struct elf_reference *references;
    size_t count;
};

/* Returns whether the symbol has this name, with or without a version. */
static bool is_named(const struct elf_symbol *symbol, const char *name)
{
    size_t length = strlen(name);
    return strncmp(symbol->name, name, length) == 0 &&
           (symbol->name[length] == '\0' || symbol->name[length] == '@');
}

/* Returns the function, or label of assembler code, that contains the place. */
static const char *function_at(const struct search *search, unsigned section, uint64_t offset)
{
    const struct elf_symbol *nearest = NULL;
    for (size_t i = 0; i < search->symbol_count; i++) {
        const struct elf_symbol *symbol = &search->symbols[i];
        if (symbol->section != section || symbol->is_undefined || !*symbol->name ||
            symbol->value > offset || (nearest && nearest->value > symbol->value))
            continue;
        if (strncmp(symbol->name, ".L", 2) == 0) /* a label of the compiler's */
            continue;
        bool is_code = symbol->kind == ELF_SYMBOL_FUNCTION || symbol->kind == ELF_SYMBOL_OTHER;
        if (is_code && (!symbol->size || offset - symbol->value < symbol->size))
            nearest = symbol;
    }
    return nearest ? arena_strdup(search->arena, nearest->name) : NULL;
}

static void look_into(struct search *search, const GElf_Shdr *header)
{
    GElf_Shdr target;
    struct elf_relocation_list list;
    Elf_Scn *section = elf_getscn(search->object->elf, header->sh_info);
    if (!section || !gelf_getshdr(section, &target) || !(target.sh_flags & SHF_EXECINSTR) ||
        !elf_relocation_list_open(search->object, header, &list))
        return;
    for (size_t i = 0; i < list.count && search->count < MAX_REFERENCES; i++) {
        struct elf_relocation relocation = elf_relocation_at(&list, i);
        if (!relocation.symbol || relocation.symbol > search->symbol_count ||
            !is_named(&search->symbols[relocation.symbol - 1], search->name))
            continue;
        search->references[search->count++] = (struct elf_reference){
            .section = list.target,
            .offset = relocation.at,
            .function = function_at(search, list.target, relocation.at),
        };
    }
}

int elf_references_find(struct arena *arena, const struct elf_file *object, const char *name,
                        struct elf_reference **references, size_t *count, struct error *err)
{
    struct elf_symbol *symbols;
    GElf_Shdr header;
    struct search search = {.arena = arena, .object = object, .name = name};
    *count = 0;
    if (elf_file_symbols(arena, object, ELF_SYMBOLS_STATIC, &symbols, &search.symbol_count, err) <
        0)
        return -1;
    search.symbols = symbols;
    search.references = arena_alloc(arena, MAX_REFERENCES * sizeof(*search.references));
    for (Elf_Scn *section = NULL; (section = elf_nextscn(object->elf, section));)
        if (gelf_getshdr(section, &header))
            look_into(&search, &header);
    *references = search.references;
    *count = search.count;
    return 0;
}
