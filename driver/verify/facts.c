#include "verify/facts.h"

#include "elf/file.h"

/* Names for each version the first undefined symbol that asks for it. */
static int name_symbols(struct arena *arena, const struct elf_file *file,
                        const struct elf_dynamic *dynamic, struct facts *facts, struct error *err)
{
    struct elf_symbol *symbols;
    size_t count;
    unsigned last = 0;
    if (elf_file_symbols(arena, file, ELF_SYMBOLS_DYNAMIC, &symbols, &count, err) < 0)
        return -1;
    for (size_t i = 0; i < dynamic->version_need_count; i++)
        if (dynamic->version_needs[i].index > last)
            last = dynamic->version_needs[i].index;
    const char **first = arena_alloc(arena, (last + 1) * sizeof(*first));
    for (size_t i = 0; i < count; i++) {
        const struct elf_symbol *symbol = &symbols[i];
        /* A copy relocation defines the symbol here, with the library's version. */
        if (symbol->version <= last && !first[symbol->version])
            first[symbol->version] = symbol->name;
    }
    for (size_t i = 0; i < dynamic->version_need_count; i++) {
        const char *name = first[dynamic->version_needs[i].index];
        if (name)
            facts->versions[i].symbol = arena_strdup(arena, name);
    }
    return 0;
}

static int read_dynamic(struct arena *arena, const struct elf_file *file, struct facts *facts,
                        struct error *err)
{
    struct elf_dynamic dynamic;
    const char *loader;
    if (elf_file_interpreter(file, &loader, err) < 0 ||
        elf_file_dynamic(arena, file, &dynamic, err) < 0)
        return -1;
    if (loader)
        facts->loader = arena_strdup(arena, loader);
    facts->has_relr = dynamic.has_relr;
    for (size_t i = 0; i < dynamic.needed_count; i++)
        strvec_push(arena, &facts->needed, arena_strdup(arena, dynamic.needed[i]));
    facts->versions = arena_alloc(arena, dynamic.version_need_count * sizeof(*facts->versions));
    facts->version_count = dynamic.version_need_count;
    for (size_t i = 0; i < dynamic.version_need_count; i++) {
        const struct elf_version_need *need = &dynamic.version_needs[i];
        facts->versions[i] = (struct facts_version){
            .library = arena_strdup(arena, need->library),
            .node = arena_strdup(arena, need->node),
            .is_weak = need->is_weak,
        };
    }
    return dynamic.version_need_count ? name_symbols(arena, file, &dynamic, facts, err) : 0;
}

int facts_of(struct arena *arena, const struct elf_file *file, struct facts *facts,
             struct error *err)
{
    struct elf_header header;
    *facts = (struct facts){0};
    if (elf_file_content(file) != ELF_CONTENT_ELF)
        return 0;
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    facts->is_elf = true;
    facts->is_64 = header.is_64;
    facts->is_big_endian = header.is_big_endian;
    facts->is_relocatable = header.is_relocatable;
    facts->machine = header.machine;
    return header.is_relocatable ? 0 : read_dynamic(arena, file, facts, err);
}

int facts_read(struct arena *arena, const char *path, struct facts *facts, struct error *err)
{
    struct elf_file *file;
    *facts = (struct facts){0};
    if (elf_file_open(arena, path, &file, err) < 0)
        return -1;
    int status = facts_of(arena, file, facts, err);
    elf_file_close(file);
    return status;
}
