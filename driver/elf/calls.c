#include "elf/calls.h"

#include <stdlib.h>

#include "elf/locate.h"
#include "elf/symbols.h"

enum { MAX_CALLS = 256, MAX_TARGETS = 1 << 12 };

/* An address that stands for one of the functions: its own, that of its stub in the PLT, or that of
 * the slot into which the loader writes its address. */
struct target {
    uint64_t address;
    size_t callee;
};

struct targets {
    struct target *items; /* sorted before the search */
    size_t count;
};

/* The search through one file. */
struct search {
    struct arena *arena;
    const struct elf_file *file;
    const char *const *functions;
    size_t function_count;
    const struct elf_symbol *symbols; /* from .symtab */
    size_t symbol_count;
    struct targets code;
    struct targets slots;
    struct elf_call *calls;
    size_t count;
};

static int compare_targets(const void *a, const void *b)
{
    const struct target *one = a;
    const struct target *other = b;
    return (one->address > other->address) - (one->address < other->address);
}

static void sort_targets(struct targets *targets)
{
    if (targets->count)
        qsort(targets->items, targets->count, sizeof(*targets->items), compare_targets);
}

static const struct target *find_target(const struct targets *targets, uint64_t address)
{
    const struct target wanted = {.address = address};
    if (!targets->count || address < targets->items[0].address ||
        address > targets->items[targets->count - 1].address)
        return NULL;
    return bsearch(&wanted, targets->items, targets->count, sizeof(wanted), compare_targets);
}

static void add_target(struct targets *targets, uint64_t address, size_t callee)
{
    if (address && targets->count < MAX_TARGETS)
        targets->items[targets->count++] = (struct target){address, callee};
}

/* Returns the index of the function of that name, or the number of functions. */
static size_t find_function(const struct search *search, const char *name)
{
    size_t i = 0;
    while (i < search->function_count && strcmp(search->functions[i], name) != 0)
        i++;
    return i;
}

static void take_definitions(struct search *search)
{
    for (size_t i = 0; i < search->symbol_count; i++) {
        const struct elf_symbol *symbol = &search->symbols[i];
        size_t callee =
            symbol->is_undefined ? search->function_count : find_function(search, symbol->name);
        if (callee < search->function_count)
            add_target(&search->code, symbol->value, callee);
    }
}

/* Adds the slots of functions in other files: the places of the relocations that name them. */
static void take_slots(struct search *search, const struct elf_dynamic_table *table,
                       bool has_addends, const struct elf_symbol *imports, size_t import_count)
{
    uint64_t offset;
    uint64_t left;
    GElf_Rela rela;
    Elf_Type type = has_addends ? ELF_T_RELA : ELF_T_REL;
    if (!has_addends || !table->size ||
        !elf_address_find(search->file, table->address, &offset, &left) || table->size > left)
        return;
    Elf_Data *data = elf_chunk(search->file, offset, table->size, type);
    size_t size = gelf_fsize(search->file->elf, type, 1, EV_CURRENT);
    size_t count = data && size ? data->d_size / size : 0;
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getrela(data, (int)i, &rela) || !GELF_R_SYM(rela.r_info) ||
            GELF_R_SYM(rela.r_info) > import_count)
            continue;
        size_t callee = find_function(search, imports[GELF_R_SYM(rela.r_info) - 1].name);
        if (callee < search->function_count)
            add_target(&search->slots, rela.r_offset, callee);
    }
}

static int take_imports(struct search *search, struct error *err)
{
    struct elf_dynamic dynamic;
    struct elf_relocations relocations;
    struct elf_symbol_list imports;
    if (elf_file_dynamic(search->arena, search->file, &dynamic, err) < 0 ||
        elf_file_relocations(search->arena, search->file, &dynamic, &relocations, err) < 0 ||
        elf_dynamic_symbols(search->arena, search->file, &dynamic, &relocations, &imports, err) < 0)
        return -1;
    take_slots(search, &dynamic.rela, true, imports.items, imports.count);
    take_slots(search, &dynamic.plt_relocations, dynamic.plt_has_addends, imports.items,
               imports.count);
    return 0;
}

static void add_call(struct search *search, const struct target *target, uint64_t address)
{
    const struct elf_symbol *nearest = NULL;
    if (search->count == MAX_CALLS)
        return;
    for (size_t i = 0; i < search->symbol_count; i++) {
        const struct elf_symbol *symbol = &search->symbols[i];
        bool is_code = symbol->kind == ELF_SYMBOL_FUNCTION || symbol->kind == ELF_SYMBOL_IFUNC;
        if (is_code && !symbol->is_undefined && symbol->value <= address &&
            address - symbol->value < symbol->size && (!nearest || symbol->value > nearest->value))
            nearest = symbol;
    }
    search->calls[search->count++] = (struct elf_call){
        .callee = target->callee,
        .address = address,
        .caller = nearest ? arena_strdup(search->arena, nearest->name) : NULL,
    };
}

typedef void scan_code(struct search *search, struct elf_span code, uint64_t address);

/* Returns the target of a signed 32-bit distance, which counts from the instruction's end. */
static uint64_t near_address(const struct search *search, const unsigned char *distance,
                             uint64_t end)
{
    return end + (uint64_t)(int64_t)(int32_t)elf_u32(search->file, distance);
}

/* Returns whether the code before `end` ends in these bytes and `more` others. */
static bool follows(struct elf_span code, uint64_t end, const char *bytes, uint64_t more)
{
    uint64_t size = strlen(bytes) + more;
    return end >= size && memcmp(code.bytes + end - size, bytes, strlen(bytes)) == 0;
}

/* Finds stubs: `jmp *slot(%rip)` after what linkers put before it (endbr64, mold's
 * `mov $index, %r11d`, a bnd prefix). A call may go to the start of any of these. */
static void find_stubs(struct search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 6 <= code.size; i++) {
        if (code.bytes[i] != 0xff || code.bytes[i + 1] != 0x25)
            continue;
        const struct target *slot =
            find_target(&search->slots, near_address(search, code.bytes + i + 2, address + i + 6));
        if (!slot)
            continue;
        uint64_t start = i;
        add_target(&search->code, address + start, slot->callee);
        if (follows(code, start, "\xf2", 0))
            add_target(&search->code, address + (start -= 1), slot->callee);
        if (follows(code, start, "\x41\xbb", 4))
            add_target(&search->code, address + (start -= 6), slot->callee);
        if (follows(code, start, "\xf3\x0f\x1e\xfa", 0))
            add_target(&search->code, address + (start - 4), slot->callee);
    }
}

/* Finds `call near`, `jmp near` and `call *slot(%rip)`. Other bytes may look like one of them, but
 * their target is hardly ever one of the functions. */
static void scan_x86_64(struct search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 5 <= code.size; i++) {
        const struct target *target = NULL;
        const unsigned char *at = code.bytes + i;
        if (*at == 0xe8 || *at == 0xe9)
            target = find_target(&search->code, near_address(search, at + 1, address + i + 5));
        else if (*at == 0xff && at[1] == 0x15 && i + 6 <= code.size)
            target = find_target(&search->slots, near_address(search, at + 2, address + i + 6));
        if (target)
            add_call(search, target, address + i);
    }
}

/* Finds `bl` and `b`, whose distance is 26 bits in words. Code is little endian in both byte
 * orders.
 */
static void scan_aarch64(struct search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 4 <= code.size; i += 4) {
        const unsigned char *at = code.bytes + i;
        uint32_t word =
            (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
        if ((word & 0x7c000000) != 0x14000000)
            continue;
        uint64_t distance = (uint64_t)(word & 0x03ffffff) << 2;
        if (distance & 0x08000000)
            distance |= ~(uint64_t)0x0fffffff;
        const struct target *target = find_target(&search->code, address + i + distance);
        if (target)
            add_call(search, target, address + i);
    }
}

/* The machines whose instructions can be read. */
static const struct decoder {
    unsigned machine;
    scan_code *find_stubs; /* that call through the slots; NULL: its linkers write none */
    scan_code *scan;
} decoders[] = {
    {EM_X86_64, find_stubs, scan_x86_64},
    {EM_AARCH64, NULL, scan_aarch64},
};

static const struct decoder *decoder_of(unsigned machine)
{
    for (size_t i = 0; i < sizeof(decoders) / sizeof(*decoders); i++)
        if (decoders[i].machine == machine)
            return &decoders[i];
    return NULL;
}

/* Scans each section of code once. In a valid file they do not overlap. */
static void each_code(struct search *search, scan_code *scan)
{
    size_t count;
    GElf_Phdr segment;
    struct elf_span span;
    uint64_t seen = 0;
    if (elf_getphdrnum(search->file->elf, &count) < 0)
        return;
    for (size_t i = 0; i < count; i++) {
        if (!gelf_getphdr(search->file->elf, (int)i, &segment) || segment.p_type != PT_LOAD ||
            !(segment.p_flags & PF_X) ||
            !elf_span_at(search->file, segment.p_offset, segment.p_filesz, &span))
            continue;
        seen += span.size;
        if (seen <= search->file->size)
            scan(search, span, segment.p_vaddr);
    }
}

static int compare_calls(const void *a, const void *b)
{
    const struct elf_call *one = a;
    const struct elf_call *other = b;
    return (one->address > other->address) - (one->address < other->address);
}

int elf_calls_find(struct arena *arena, const struct elf_file *file, const char *const *functions,
                   size_t function_count, struct elf_calls *calls, struct error *err)
{
    struct elf_header header;
    struct elf_symbol *symbols;
    struct search search = {
        .arena = arena, .file = file, .functions = functions, .function_count = function_count};
    *calls = (struct elf_calls){0};
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    const struct decoder *decoder = decoder_of(header.machine);
    if (header.is_relocatable || !decoder)
        return 0;
    if (elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &search.symbol_count, err) < 0)
        return -1;
    search.symbols = symbols;
    search.code.items = arena_alloc(arena, MAX_TARGETS * sizeof(*search.code.items));
    search.slots.items = arena_alloc(arena, MAX_TARGETS * sizeof(*search.slots.items));
    search.calls = arena_alloc(arena, MAX_CALLS * sizeof(*search.calls));
    take_definitions(&search);
    if (take_imports(&search, err) < 0)
        return -1;
    sort_targets(&search.slots);
    if (decoder->find_stubs)
        each_code(&search, decoder->find_stubs);
    sort_targets(&search.code);
    each_code(&search, decoder->scan);
    if (search.count)
        qsort(search.calls, search.count, sizeof(*search.calls), compare_calls);
    *calls = (struct elf_calls){search.calls, search.count};
    return 0;
}
