#include "elf/calls.h"

#include <stdlib.h>

#include "elf/call_search.h"
#include "elf/locate.h"
#include "elf/relocation_list.h"

enum { MAX_CALLS = 256, MAX_TARGETS = 1 << 12 };

static int compare_targets(const void *a, const void *b)
{
    const struct call_target *one = a;
    const struct call_target *other = b;
    return (one->address > other->address) - (one->address < other->address);
}

static void sort_targets(struct call_targets *targets)
{
    if (targets->count)
        qsort(targets->items, targets->count, sizeof(*targets->items), compare_targets);
}

static const struct call_target *find_target(const struct call_targets *targets, uint64_t address)
{
    const struct call_target wanted = {.address = address};
    if (!targets->count || address < targets->items[0].address ||
        address > targets->items[targets->count - 1].address)
        return NULL;
    return bsearch(&wanted, targets->items, targets->count, sizeof(wanted), compare_targets);
}

static void add_target(struct call_targets *targets, uint64_t address, size_t callee)
{
    if (address && targets->count < MAX_TARGETS)
        targets->items[targets->count++] = (struct call_target){address, callee};
}

/* Returns the index of the function of that name, or the number of functions. */
static size_t find_function(const struct call_search *search, const char *name)
{
    size_t i = 0;
    while (i < search->function_count && strcmp(search->functions[i], name) != 0)
        i++;
    return i;
}

static void take_definitions(struct call_search *search)
{
    for (size_t i = 0; i < search->symbol_count; i++) {
        const struct elf_symbol *symbol = &search->symbols[i];
        size_t callee =
            symbol->is_undefined ? search->function_count : find_function(search, symbol->name);
        if (callee < search->function_count)
            add_target(&search->code, symbol->value & ~search->mode_bits, callee);
    }
}

/* Adds the slots of functions in other files: the places of the relocations that name them. */
static void take_slots(struct call_search *search, const struct elf_dynamic_table *table,
                       bool has_addends, const struct elf_symbol *imports, size_t import_count)
{
    GElf_Shdr header = {.sh_type = has_addends ? SHT_RELA : SHT_REL, .sh_size = table->size};
    struct elf_relocation_list list;
    uint64_t left;
    if (!table->size || !elf_address_find(search->file, table->address, &header.sh_offset, &left) ||
        table->size > left || !elf_relocation_list_open(search->file, &header, &list))
        return;
    for (size_t i = 0; i < list.count; i++) {
        struct elf_relocation relocation = elf_relocation_at(&list, i);
        if (!relocation.symbol || relocation.symbol > import_count)
            continue;
        size_t callee = find_function(search, imports[relocation.symbol - 1].name);
        if (callee < search->function_count)
            add_target(&search->slots, relocation.at, callee);
    }
}

static int take_imports(struct call_search *search, struct error *err)
{
    struct elf_dynamic dynamic;
    struct elf_relocations relocations;
    struct elf_symbol_list imports;
    if (elf_file_dynamic(search->arena, search->file, &dynamic, err) < 0 ||
        elf_file_relocations(search->arena, search->file, &dynamic, &relocations, err) < 0 ||
        elf_dynamic_symbols(search->arena, search->file, &dynamic, &relocations, &imports, err) < 0)
        return -1;
    take_slots(search, &dynamic.rela, true, imports.items, imports.count);
    take_slots(search, &dynamic.rel, false, imports.items, imports.count);
    take_slots(search, &dynamic.plt_relocations, dynamic.plt_has_addends, imports.items,
               imports.count);
    return 0;
}

const struct call_target *call_target_of_code(const struct call_search *search, uint64_t address)
{
    return find_target(&search->code, address);
}

const struct call_target *call_target_of_slot(const struct call_search *search, uint64_t address)
{
    return find_target(&search->slots, address);
}

void call_add_code(struct call_search *search, uint64_t address, size_t callee)
{
    add_target(&search->code, address, callee);
}

const struct elf_symbol *elf_function_at(const struct elf_symbol *symbols, size_t count,
                                         uint64_t address, uint64_t mode_bits)
{
    const struct elf_symbol *nearest = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct elf_symbol *symbol = &symbols[i];
        bool is_code = symbol->kind == ELF_SYMBOL_FUNCTION || symbol->kind == ELF_SYMBOL_IFUNC;
        uint64_t start = symbol->value & ~mode_bits;
        if (is_code && !symbol->is_undefined && start <= address &&
            address - start < symbol->size && (!nearest || symbol->value > nearest->value))
            nearest = symbol;
    }
    return nearest;
}

void call_add(struct call_search *search, const struct call_target *target, uint64_t address)
{
    if (!target || search->count == MAX_CALLS)
        return;
    const struct elf_symbol *nearest =
        elf_function_at(search->symbols, search->symbol_count, address, search->mode_bits);
    search->calls[search->count++] = (struct elf_call){
        .callee = target->callee,
        .address = address,
        .caller = nearest ? arena_strdup(search->arena, nearest->name) : NULL,
    };
}

/* The machines whose instructions can be read. */
static const struct decoder {
    unsigned machine;
    call_scan *find_stubs;
    call_scan *scan;
    const char *got; /* the section whose address stubs add; or NULL */
    uint64_t mode_bits;
} decoders[] = {
    {EM_X86_64, call_stubs_x86_64, call_scan_x86_64, NULL, 0},
    {EM_386, call_stubs_i386, call_scan_i386, ".got.plt", 0},
    {EM_AARCH64, call_stubs_aarch64, call_scan_aarch64, NULL, 0},
    {EM_ARM, call_stubs_arm, call_scan_arm, NULL, 1},
    {EM_RISCV, call_stubs_riscv, call_scan_riscv, NULL, 0},
    {EM_PPC64, call_stubs_power, call_scan_power, ".got", 0},
    {EM_S390, call_stubs_s390, call_scan_s390, NULL, 0},
};

static const struct decoder *decoder_of(unsigned machine)
{
    for (size_t i = 0; i < sizeof(decoders) / sizeof(*decoders); i++)
        if (decoders[i].machine == machine)
            return &decoders[i];
    return NULL;
}

bool elf_code_next(const struct elf_file *file, struct elf_code *code)
{
    size_t count;
    GElf_Phdr segment;
    if (elf_getphdrnum(file->elf, &count) < 0)
        return false;
    while (code->next < count) {
        if (!gelf_getphdr(file->elf, (int)code->next++, &segment) || segment.p_type != PT_LOAD ||
            !(segment.p_flags & PF_X) ||
            !elf_span_at(file, segment.p_offset, segment.p_filesz, &code->span))
            continue;
        code->address = segment.p_vaddr;
        code->seen += code->span.size;
        if (code->seen <= file->size)
            return true;
    }
    return false;
}

static void each_code(struct call_search *search, call_scan *scan)
{
    struct elf_code code = {0};
    while (elf_code_next(search->file, &code))
        scan(search, code.span, code.address);
}

/* Returns the address of the section, or of .got, which has its content where linkers bind all
 * symbols at program start. */
static uint64_t got_of(const struct elf_file *file, const char *name)
{
    GElf_Shdr header;
    bool is_there = name && (elf_section_named(file, name, &header) ||
                             elf_section_named(file, ".got", &header));
    return is_there ? header.sh_addr : 0;
}

bool elf_calls_can_read(unsigned machine)
{
    return decoder_of(machine);
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
    struct call_search search = {
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
    search.mode_bits = decoder->mode_bits;
    search.got = got_of(file, decoder->got);
    search.code.items = arena_alloc(arena, MAX_TARGETS * sizeof(*search.code.items));
    search.slots.items = arena_alloc(arena, MAX_TARGETS * sizeof(*search.slots.items));
    search.calls = arena_alloc(arena, MAX_CALLS * sizeof(*search.calls));
    take_definitions(&search);
    if (take_imports(&search, err) < 0)
        return -1;
    sort_targets(&search.slots);
    each_code(&search, decoder->find_stubs);
    sort_targets(&search.code);
    each_code(&search, decoder->scan);
    if (search.count)
        qsort(search.calls, search.count, sizeof(*search.calls), compare_calls);
    *calls = (struct elf_calls){search.calls, search.count};
    return 0;
}
