#include "sysroot/write/stub_image.h"

#include <elf.h>
#include <string.h>

#include "base/fs.h"
#include "sysroot/write/elf_image.h"

enum {
    DATA_ALIGNMENT = 32, /* the largest of a public glibc object */
    FUNCTION_SIZE = 16,  /* so that functions have addresses of their own: equal ones are aliases */
    VERDEF_SIZE = 20,
    VERDAUX_SIZE = 8,
    FIRST_NODE_INDEX = 2, /* 0 is local, 1 the base definition */
    MAX_NODES = 0x7ff0,   /* a versym has 15 bits for the index */
};

struct builder {
    const struct stub *stub;
    struct image image;
    char *strings; /* .dynstr, which grows */
    size_t string_size;
    uint64_t *alias_addresses; /* by alias set; 0: not placed yet */
    uint64_t *alias_sizes;     /* by alias set: the largest size of its objects */
};

static uint32_t add_string(struct builder *builder, const char *text)
{
    size_t size = strlen(text) + 1;
    size_t offset = builder->string_size;
    memcpy(builder->strings + offset, text, size);
    builder->string_size += size;
    return (uint32_t)offset;
}

static size_t symbol_size(const struct arch *arch)
{
    return arch->is_64 ? sizeof(Elf64_Sym) : sizeof(Elf32_Sym);
}

static size_t greatest_string_size(const struct stub *stub)
{
    size_t size = 1 + strlen(stub->soname) + 1;
    for (size_t i = 0; i < stub->symbol_count; i++)
        size += strlen(stub->symbols[i].name) + 1;
    for (size_t i = 0; i < stub->node_count; i++)
        size += strlen(stub->nodes[i]) + 1;
    for (size_t i = 0; i < stub->needed.count; i++)
        size += strlen(stub->needed.items[i]) + 1;
    for (size_t i = 0; i < stub->references.count; i++)
        size += strlen(stub->references.items[i]) + 1;
    return size;
}

/* Returns an upper limit for the size of all sections. */
static size_t greatest_size(const struct stub *stub, size_t string_size)
{
    size_t symbols = 1 + stub->references.count + stub->symbol_count;
    size_t dynamic_entries = stub->needed.count + 9;
    return symbols * (sizeof(Elf64_Sym) + sizeof(Elf64_Half)) +
           (stub->node_count + 1) * (VERDEF_SIZE + VERDAUX_SIZE) +
           dynamic_entries * sizeof(Elf64_Dyn) + string_size;
}

static void measure_alias_sets(struct arena *arena, struct builder *builder)
{
    const struct stub *stub = builder->stub;
    unsigned last = 0;
    for (size_t i = 0; i < stub->symbol_count; i++)
        if (stub->symbols[i].alias_set > last)
            last = stub->symbols[i].alias_set;
    builder->alias_addresses = arena_alloc(arena, (last + 1) * sizeof(uint64_t));
    builder->alias_sizes = arena_alloc(arena, (last + 1) * sizeof(uint64_t));
    for (size_t i = 0; i < stub->symbol_count; i++) {
        uint64_t *size = &builder->alias_sizes[stub->symbols[i].alias_set];
        if (stub->symbols[i].size > *size)
            *size = stub->symbols[i].size;
    }
}

/* Reserves space in a section; returns its start. */
static uint64_t take(struct image_section *section, uint64_t size)
{
    uint64_t offset = section->size;
    section->size = image_align(offset + (size ? size : 1), DATA_ALIGNMENT);
    return offset;
}

static uint64_t place(struct builder *builder, uint64_t size)
{
    struct image_section *bss = &builder->image.sections[SECTION_BSS];
    return bss->address + take(bss, size);
}

/* Returns the address of a data object: a new one, or that of its alias set. */
static uint64_t place_data(struct builder *builder, const struct stub_symbol *symbol)
{
    unsigned set = symbol->alias_set;
    if (!set)
        return place(builder, symbol->size);
    if (!builder->alias_addresses[set])
        builder->alias_addresses[set] = place(builder, builder->alias_sizes[set]);
    return builder->alias_addresses[set];
}

static void put_symbol(struct image *image, uint32_t name, unsigned info, uint32_t section,
                       uint64_t value, uint64_t size)
{
    image_put(image, name, 4);
    if (!image->arch->is_64) {
        image_put(image, value, 4);
        image_put(image, size, 4);
    }
    image_put(image, info, 1);
    image_put(image, STV_DEFAULT, 1);
    image_put(image, section, 2);
    if (image->arch->is_64) {
        image_put(image, value, 8);
        image_put(image, size, 8);
    }
}

/* Writes the symbols. The versions of a symbol follow each other, and share its name. */
static void put_symbols(struct builder *builder)
{
    struct image *image = &builder->image;
    const struct stub *stub = builder->stub;
    const char *last_name = "";
    uint32_t name = 0;
    struct image_section *section =
        image_begin_section(image, SECTION_DYNSYM, symbol_size(image->arch));
    section->info = 1; /* local symbols: the null symbol */
    put_symbol(image, 0, 0, SHN_UNDEF, 0, 0);
    for (size_t i = 0; i < stub->references.count; i++)
        put_symbol(image, add_string(builder, stub->references.items[i]),
                   ELF64_ST_INFO(STB_WEAK, STT_NOTYPE), SHN_UNDEF, 0, 0);
    for (size_t i = 0; i < stub->symbol_count; i++) {
        const struct stub_symbol *symbol = &stub->symbols[i];
        unsigned binding = symbol->is_weak ? STB_WEAK : STB_GLOBAL;
        if (strcmp(symbol->name, last_name) != 0)
            name = add_string(builder, symbol->name);
        last_name = symbol->name;
        if (symbol->is_tls)
            put_symbol(image, name, ELF64_ST_INFO(binding, STT_TLS), SECTION_TBSS,
                       take(&image->sections[SECTION_TBSS], symbol->size), symbol->size);
        else if (symbol->is_data)
            put_symbol(image, name, ELF64_ST_INFO(binding, STT_OBJECT), SECTION_BSS,
                       place_data(builder, symbol), symbol->size);
        else
            put_symbol(image, name, ELF64_ST_INFO(binding, STT_FUNC), SECTION_TEXT,
                       image->sections[SECTION_TEXT].address + i * FUNCTION_SIZE, 0);
    }
    image_end_section(image, section);
}

/* Returns the versym index of a node, or 0. Callers usually pass a pointer from the list itself. */
static size_t node_index(const struct stub *stub, const char *node)
{
    for (size_t i = 0; i < stub->node_count; i++)
        if (stub->nodes[i] == node)
            return i + FIRST_NODE_INDEX;
    for (size_t i = 0; i < stub->node_count; i++)
        if (strcmp(stub->nodes[i], node) == 0)
            return i + FIRST_NODE_INDEX;
    return 0;
}

static int put_versyms(struct builder *builder, struct error *err)
{
    struct image *image = &builder->image;
    enum { HIDDEN = 0x8000 };
    const struct stub *stub = builder->stub;
    struct image_section *section = image_begin_section(image, SECTION_VERSYM, sizeof(Elf64_Half));
    image_put(image, VER_NDX_LOCAL, 2);
    for (size_t i = 0; i < stub->references.count; i++)
        image_put(image, VER_NDX_GLOBAL, 2);
    for (size_t i = 0; i < stub->symbol_count; i++) {
        const struct stub_symbol *symbol = &stub->symbols[i];
        size_t index = symbol->node ? node_index(stub, symbol->node) : VER_NDX_GLOBAL;
        if (!index)
            return error_set(err, "%s: %s has the version %s, which is not one of the library's",
                             stub->soname, symbol->name, symbol->node);
        image_put(image, symbol->node && !symbol->is_default ? index | HIDDEN : index, 2);
    }
    image_end_section(image, section);
    return 0;
}

/* Returns the hash of a name as the gABI defines it. */
static uint32_t elf_hash(const char *name)
{
    uint32_t hash = 0;
    for (; *name; name++) {
        hash = (hash << 4) + (unsigned char)*name;
        hash ^= hash >> 24 & 0xf0;
    }
    return hash & 0x0fffffff;
}

static void put_verdef(struct image *image, uint32_t name, const char *text, size_t index,
                       bool is_last)
{
    image_put(image, VER_DEF_CURRENT, 2);
    image_put(image, index == 1 ? VER_FLG_BASE : 0, 2);
    image_put(image, index, 2);
    image_put(image, 1, 2); /* one name, and no parents */
    image_put(image, elf_hash(text), 4);
    image_put(image, VERDEF_SIZE, 4);
    image_put(image, is_last ? 0 : VERDEF_SIZE + VERDAUX_SIZE, 4);
    image_put(image, name, 4);
    image_put(image, 0, 4);
}

static void put_verdefs(struct builder *builder, uint32_t soname)
{
    struct image *image = &builder->image;
    const struct stub *stub = builder->stub;
    struct image_section *section = image_begin_section(image, SECTION_VERDEF, 0);
    section->info = (uint32_t)stub->node_count + 1;
    put_verdef(image, soname, stub->soname, 1, false);
    for (size_t i = 0; i < stub->node_count; i++)
        put_verdef(image, add_string(builder, stub->nodes[i]), stub->nodes[i], i + FIRST_NODE_INDEX,
                   i + 1 == stub->node_count);
    image_end_section(image, section);
}

static void put_strings(struct builder *builder)
{
    struct image *image = &builder->image;
    struct image_section *section = image_begin_section(image, SECTION_DYNSTR, 0);
    section->alignment = 1;
    image_put_bytes(image, builder->strings, builder->string_size);
    image_end_section(image, section);
}

static void put_entry(struct image *image, uint64_t tag, uint64_t value)
{
    image_put_word(image, tag);
    image_put_word(image, value);
}

static void put_dynamic(struct builder *builder, uint32_t soname, const uint32_t *needed)
{
    struct image *image = &builder->image;
    const struct image_section *sections = image->sections;
    struct image_section *section =
        image_begin_section(image, SECTION_DYNAMIC, (size_t)2 * image->word);
    for (size_t i = 0; i < builder->stub->needed.count; i++)
        put_entry(image, DT_NEEDED, needed[i]);
    put_entry(image, DT_SONAME, soname);
    put_entry(image, DT_STRTAB, sections[SECTION_DYNSTR].address);
    put_entry(image, DT_SYMTAB, sections[SECTION_DYNSYM].address);
    put_entry(image, DT_STRSZ, sections[SECTION_DYNSTR].size);
    put_entry(image, DT_SYMENT, symbol_size(image->arch));
    if (builder->stub->node_count) {
        put_entry(image, DT_VERSYM, sections[SECTION_VERSYM].address);
        put_entry(image, DT_VERDEF, sections[SECTION_VERDEF].address);
        put_entry(image, DT_VERDEFNUM, sections[SECTION_VERDEF].info);
    }
    put_entry(image, DT_NULL, 0);
    image_end_section(image, section);
}

int stub_build(struct arena *arena, const struct arch *arch, const struct stub *stub,
               struct stub_image *image, struct error *err)
{
    if (stub->node_count > MAX_NODES)
        return error_set(err, "%s: too many symbol versions: %zu", stub->soname, stub->node_count);
    size_t string_room = greatest_string_size(stub);
    struct builder builder = {.stub = stub};
    builder.strings = arena_alloc(arena, string_room);
    builder.string_size = 1; /* the empty string */
    const struct image_layout layout = {
        .has_versions = stub->node_count > 0,
        .content_size = greatest_size(stub, string_room),
        .text_size = stub->symbol_count * FUNCTION_SIZE,
        .data_alignment = DATA_ALIGNMENT,
    };
    image_start(arena, &builder.image, arch, &layout);
    measure_alias_sets(arena, &builder);

    uint32_t soname = add_string(&builder, stub->soname);
    uint32_t *needed = arena_alloc(arena, (stub->needed.count + 1) * sizeof(*needed));
    for (size_t i = 0; i < stub->needed.count; i++)
        needed[i] = add_string(&builder, stub->needed.items[i]);
    put_symbols(&builder);
    if (stub->node_count) {
        if (put_versyms(&builder, err) < 0)
            return -1;
        put_verdefs(&builder, soname);
    }
    put_strings(&builder);
    put_dynamic(&builder, soname, needed);
    const struct image_section *bss = &builder.image.sections[SECTION_BSS];
    if (!arch->is_64 && bss->address + bss->size > UINT32_MAX)
        return error_set(err, "%s: its data does not fit in 32 bits", stub->soname);
    *image = (struct stub_image){builder.image.bytes, image_finish(&builder.image)};
    return 0;
}

int stub_write(struct arena *arena, const struct arch *arch, const struct stub *stub,
               const char *lib, const char *prefix, struct error *err)
{
    struct stub_image image = {0};
    if (stub_build(arena, arch, stub, &image, err) < 0)
        return -1;
    return fs_write(arena_printf(arena, "%s/" STUB_DIRECTORY "/%s%s", lib, prefix, stub->soname),
                    image.bytes, image.size, err);
}
