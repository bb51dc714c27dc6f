#include "elf/lines.h"

#include <stdlib.h>

#include "elf/line_table.h"
#include "elf/locate.h"
#include "elf/relocation_list.h"
#include "elf/symbols.h"

/* Each name is searched for anew, and one that is not found costs as much as one that is. */
enum { MAX_FAILURES = 16 };

static int compare_fixups(const void *a, const void *b)
{
    const struct elf_line_fixup *one = a;
    const struct elf_line_fixup *other = b;
    return (one->at > other->at) - (one->at < other->at);
}

static int compare_places(const void *a, const void *b)
{
    const struct elf_place *one = a;
    const struct elf_place *other = b;
    if (one->section != other->section)
        return one->section < other->section ? -1 : 1;
    return (one->offset > other->offset) - (one->offset < other->offset);
}

/* Adds a symbol's address to the number of 1, 2, 4 or 8 bytes in a copy of .debug_line, or
 * subtracts it. Returns false for a relocation of another kind. */
static bool take_arithmetic(const struct elf_machine *machine,
                            const struct elf_relocation *relocation, uint64_t value,
                            unsigned char *bytes, uint64_t size)
{
    for (size_t i = 0; i < 4; i++) {
        bool adds = machine->add[i] && relocation->type == machine->add[i];
        uint64_t width = (uint64_t)1 << i;
        if (!adds && (!machine->subtract[i] || relocation->type != machine->subtract[i]))
            continue;
        if (!bytes || width > size || relocation->at > size - width)
            return true;
        uint64_t number = 0; /* little endian, as both machines that have these relocations */
        for (uint64_t j = width; j-- > 0;)
            number = number << 8 | bytes[relocation->at + j];
        number += adds ? value : -value;
        for (uint64_t j = 0; j < width; j++, number >>= 8)
            bytes[relocation->at + j] = (unsigned char)number;
        return true;
    }
    return false;
}

static unsigned char *copy_bytes(struct arena *arena, struct elf_span *span)
{
    unsigned char *copy = arena_alloc(arena, (size_t)span->size);
    memcpy(copy, span->bytes, (size_t)span->size);
    span->bytes = copy;
    return copy;
}

/* Reads the relocations of .debug_line, which is section `index`. */
static void read_fixups(struct arena *arena, const struct elf_file *file, size_t index,
                        const struct elf_symbol *symbols, size_t symbol_count,
                        struct elf_line_tables *tables)
{
    GElf_Shdr header;
    struct elf_header of_file;
    struct error ignored;
    struct elf_relocation_list list;
    if (elf_file_header(file, &of_file, &ignored) < 0)
        return;
    const struct elf_machine *machine = elf_machine(of_file.machine);
    for (Elf_Scn *section = NULL; (section = elf_nextscn(file->elf, section));) {
        if (!gelf_getshdr(section, &header) || header.sh_info != index ||
            !elf_relocation_list_open(file, &header, &list))
            continue;
        struct elf_line_fixup *fixups = arena_alloc(arena, list.count * sizeof(*fixups));
        size_t count = 0;
        unsigned char *bytes = machine->add[0] ? copy_bytes(arena, &tables->lines) : NULL;
        for (size_t i = 0; i < list.count; i++) {
            struct elf_relocation relocation = elf_relocation_at(&list, i);
            if (!relocation.symbol || relocation.symbol > symbol_count)
                continue;
            if (!relocation.has_addend && tables->lines.size >= 4 &&
                relocation.at <= tables->lines.size - 4)
                relocation.addend = elf_u32(file, tables->lines.bytes + relocation.at);
            const struct elf_symbol *symbol = &symbols[relocation.symbol - 1];
            if (take_arithmetic(machine, &relocation, symbol->value + relocation.addend, bytes,
                                tables->lines.size))
                continue;
            fixups[count++] = (struct elf_line_fixup){
                .at = relocation.at,
                .section = symbol->section,
                .value = symbol->value + relocation.addend,
            };
        }
        if (count)
            qsort(fixups, count, sizeof(*fixups), compare_fixups);
        tables->fixups = fixups;
        tables->fixup_count = count;
        return;
    }
}

/* The places to look up. */
struct search {
    struct arena *arena;
    struct elf_place *places; /* sorted */
    size_t count;
    unsigned failures; /* names that were not found */
};

static void answer(void *data, const struct elf_line_table *table,
                   const struct elf_line_range *range)
{
    struct search *search = data;
    const struct elf_place first = {.section = range->section, .offset = range->start};
    size_t low = 0;
    size_t high = search->count;
    const char *name = NULL;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_places(&search->places[middle], &first) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < search->count && search->places[low].section == range->section &&
           search->places[low].offset < range->end;
         low++) {
        struct elf_place *place = &search->places[low];
        if (place->at.file || search->failures == MAX_FAILURES)
            continue;
        if (!name)
            name = elf_line_table_name(search->arena, table, range->file);
        if (!name) {
            search->failures++;
            return;
        }
        place->at = (struct elf_line){.file = name, .line = range->line};
    }
}

static void find_span(const struct elf_file *file, const char *name, struct elf_span *span)
{
    GElf_Shdr header;
    if (!elf_section_named(file, name, &header) || (header.sh_flags & SHF_COMPRESSED) ||
        !elf_section_span(file, &header, span))
        *span = (struct elf_span){0};
}

int elf_lines_find(struct arena *arena, const struct elf_file *file, struct elf_place *places,
                   size_t count, struct error *err)
{
    struct elf_header header;
    GElf_Shdr section_header;
    struct elf_symbol *symbols;
    size_t symbol_count;
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    struct elf_line_tables tables = {.file = file, .is_object = header.is_relocatable};
    Elf_Scn *section = elf_section_named(file, ".debug_line", &section_header);
    find_span(file, ".debug_line", &tables.lines);
    find_span(file, ".debug_line_str", &tables.line_strings);
    find_span(file, ".debug_str", &tables.strings);
    if (!tables.lines.size || !count)
        return 0;
    if (tables.is_object) {
        if (elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &symbol_count, err) < 0)
            return -1;
        read_fixups(arena, file, elf_ndxscn(section), symbols, symbol_count, &tables);
    }
    qsort(places, count, sizeof(*places), compare_places);
    struct search search = {.arena = arena, .places = places, .count = count};
    elf_line_tables_visit(&tables, answer, &search);
    return 0;
}
