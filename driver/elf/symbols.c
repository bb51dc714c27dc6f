#include "elf/symbols.h"

#include "elf/locate.h"
#include "elf/machine.h"

enum { VERSION_INDEX_MASK = 0x7fff, VERSION_HIDDEN = 0x8000 };

static enum elf_symbol_kind kind_of(unsigned type)
{
    switch (type) {
    case STT_FUNC:
        return ELF_SYMBOL_FUNCTION;
    case STT_OBJECT:
    case STT_COMMON:
        return ELF_SYMBOL_DATA;
    case STT_GNU_IFUNC:
        return ELF_SYMBOL_IFUNC;
    case STT_TLS:
        return ELF_SYMBOL_TLS;
    default:
        return ELF_SYMBOL_OTHER;
    }
}

static struct elf_symbol symbol_of(const GElf_Sym *symbol, const char *name)
{
    unsigned char binding = GELF_ST_BIND(symbol->st_info);
    unsigned char visibility = GELF_ST_VISIBILITY(symbol->st_other);
    return (struct elf_symbol){
        .name = name,
        .value = symbol->st_value,
        .size = symbol->st_size,
        .section = symbol->st_shndx,
        .kind = kind_of(GELF_ST_TYPE(symbol->st_info)),
        .is_undefined = symbol->st_shndx == SHN_UNDEF,
        .is_local = binding == STB_LOCAL,
        .is_weak = binding == STB_WEAK,
        .is_hidden = visibility == STV_HIDDEN || visibility == STV_INTERNAL,
    };
}

/* Reads the symbols of `data` without the first. */
static int read_symbols(struct arena *arena, const struct elf_file *file, Elf_Data *data,
                        const struct elf_texts *texts, struct elf_symbol_list *symbols,
                        struct error *err)
{
    GElf_Sym symbol;
    size_t all = data->d_size / gelf_fsize(file->elf, ELF_T_SYM, 1, EV_CURRENT);
    symbols->items = arena_alloc(arena, all * sizeof(*symbols->items));
    for (size_t i = 1; i < all; i++) {
        if (!gelf_getsym(data, (int)i, &symbol))
            return elf_damaged_reason(file, err);
        const char *name = elf_text_at(texts, symbol.st_name);
        if (!name)
            return elf_damaged(file, "the name of a symbol lies outside the file", err);
        symbols->items[symbols->count++] = symbol_of(&symbol, name);
    }
    return 0;
}

/* Counts the symbols by DT_HASH, which has a chain entry for each; returns 0 when it cannot be
 * read. Its entries are words, on s390x double words (psABI), where mold 1.10 writes words: the
 * loader, which has DT_GNU_HASH, does not notice. */
static uint64_t count_by_hash(const struct elf_file *file, const struct elf_header *header,
                              uint64_t address)
{
    struct elf_span span;
    if (!elf_address_span(file, address, &span))
        return 0;
    bool is_wide = header->is_64 && elf_machine(header->machine)->has_wide_hash;
    size_t size = is_wide ? 8 : 4;
    uint64_t room = span.size / size;
    if (room < 2)
        return 0;
    uint64_t buckets = is_wide ? elf_u64(file, span.bytes) : elf_u32(file, span.bytes);
    uint64_t chain = is_wide ? elf_u64(file, span.bytes + 8) : elf_u32(file, span.bytes + 4);
    return buckets <= room - 2 && chain <= room - 2 - buckets ? chain : 0;
}

/* Counts the symbols by DT_GNU_HASH, which ends with the last bucket's chain. Only symbols that the
 * file defines have a chain; a table without any says nothing about the others. */
static uint64_t count_by_gnu_hash(const struct elf_file *file, const struct elf_header *header,
                                  uint64_t address)
{
    struct elf_span span;
    if (!elf_address_span(file, address, &span) || span.size < 16)
        return 0;
    uint64_t bucket_count = elf_u32(file, span.bytes);
    uint64_t first = elf_u32(file, span.bytes + 4);
    uint64_t bloom_size = (uint64_t)elf_u32(file, span.bytes + 8) * (header->is_64 ? 8 : 4);
    uint64_t buckets = 16 + bloom_size;
    uint64_t chains = buckets + bucket_count * 4;
    uint64_t last = 0;
    if (chains > span.size)
        return 0;
    for (uint64_t i = 0; i < bucket_count; i++) {
        uint32_t bucket = elf_u32(file, span.bytes + buckets + i * 4);
        if (bucket > last)
            last = bucket;
    }
    if (last < first || !last)
        return 0;
    for (uint64_t at = chains + (last - first) * 4; at + 4 <= span.size; at += 4, last++)
        if (elf_u32(file, span.bytes + at) & 1)
            return last + 1;
    return 0;
}

/* Counts the symbols by the section headers, if there are any that describe the same table. */
static uint64_t count_by_section(const struct elf_file *file, uint64_t address, size_t entry_size)
{
    GElf_Shdr header;
    if (!elf_section_of_type(file, SHT_DYNSYM, &header) || header.sh_addr != address)
        return 0;
    return header.sh_size / entry_size;
}

static uint64_t larger(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* Counts the symbols. Only DT_HASH and DT_MIPS_SYMTABNO state their number; without them, the
 * largest of the other counts is used, each of which may miss some. */
static uint64_t count_symbols(const struct elf_file *file, const struct elf_header *header,
                              const struct elf_dynamic *dynamic,
                              const struct elf_relocations *relocations, size_t entry_size)
{
    uint64_t count = 0;
    if (dynamic->sysv_hash.address)
        count = count_by_hash(file, header, dynamic->sysv_hash.address);
    if (!count)
        count = dynamic->symbols.size;
    if (count)
        return count;
    if (dynamic->gnu_hash.address)
        count = count_by_gnu_hash(file, header, dynamic->gnu_hash.address);
    count = larger(count, count_by_section(file, dynamic->symbols.address, entry_size));
    return larger(count, relocations->symbol_count);
}

static int take_versions(const struct elf_file *file, uint64_t address, struct elf_symbol *symbols,
                         size_t count, struct error *err)
{
    struct elf_span span;
    if (!elf_address_span(file, address, &span) || span.size / 2 <= count)
        return elf_damaged(file, "the versions of its symbols lie outside the file", err);
    for (size_t i = 0; i < count; i++) {
        unsigned version = elf_u16(file, span.bytes + (i + 1) * 2);
        symbols[i].version = version & VERSION_INDEX_MASK;
        symbols[i].is_old = version & VERSION_HIDDEN;
    }
    return 0;
}

int elf_dynamic_symbols(struct arena *arena, const struct elf_file *file,
                        const struct elf_dynamic *dynamic,
                        const struct elf_relocations *relocations, struct elf_symbol_list *symbols,
                        struct error *err)
{
    struct elf_header header;
    uint64_t offset;
    uint64_t left;
    *symbols = (struct elf_symbol_list){0};
    if (!dynamic->symbols.address)
        return 0;
    size_t size = gelf_fsize(file->elf, ELF_T_SYM, 1, EV_CURRENT);
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    uint64_t all = count_symbols(file, &header, dynamic, relocations, size);
    if (!all)
        return 0;
    if (!elf_address_find(file, dynamic->symbols.address, &offset, &left) || all > left / size)
        return elf_damaged(file, "its symbols lie outside the file", err);
    Elf_Data *data = elf_chunk(file, offset, all * size, ELF_T_SYM);
    if (!data || !dynamic->copied_texts)
        return elf_damaged(file, "its symbols or their names lie outside the file", err);
    struct elf_texts texts = {dynamic->copied_texts, dynamic->texts.size};
    if (read_symbols(arena, file, data, &texts, symbols, err) < 0)
        return -1;
    for (size_t i = 0; i < relocations->copied_count; i++)
        if (relocations->copied[i] && relocations->copied[i] <= symbols->count)
            symbols->items[relocations->copied[i] - 1].is_copy = true;
    if (!dynamic->symbol_versions.address)
        return 0;
    return take_versions(file, dynamic->symbol_versions.address, symbols->items, symbols->count,
                         err);
}

static int read_static(struct arena *arena, const struct elf_file *file,
                       struct elf_symbol_list *symbols, struct error *err)
{
    GElf_Shdr header;
    GElf_Shdr texts_header;
    struct elf_span span;
    struct elf_texts texts;
    if (!elf_section_of_type(file, SHT_SYMTAB, &header) || !header.sh_size)
        return 0;
    Elf_Data *data = elf_chunk(file, header.sh_offset, header.sh_size, ELF_T_SYM);
    Elf_Scn *linked = elf_getscn(file->elf, header.sh_link);
    if (!data || !linked || !gelf_getshdr(linked, &texts_header) ||
        !elf_section_span(file, &texts_header, &span) || !elf_texts_of(span, &texts))
        return elf_damaged(file, "its symbols or their names lie outside the file", err);
    return read_symbols(arena, file, data, &texts, symbols, err);
}

int elf_file_symbols(struct arena *arena, const struct elf_file *file, enum elf_symbol_table table,
                     struct elf_symbol **symbols, size_t *count, struct error *err)
{
    struct elf_dynamic dynamic;
    struct elf_relocations relocations;
    struct elf_symbol_list list = {0};
    int status;
    if (table == ELF_SYMBOLS_STATIC)
        status = read_static(arena, file, &list, err);
    else if (elf_file_dynamic(arena, file, &dynamic, err) < 0 ||
             elf_file_relocations(arena, file, &dynamic, &relocations, err) < 0)
        status = -1;
    else
        status = elf_dynamic_symbols(arena, file, &dynamic, &relocations, &list, err);
    *symbols = list.items;
    *count = list.count;
    return status;
}
