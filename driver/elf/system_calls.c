#include "elf/system_calls.h"

#include <stdlib.h>

#include "elf/call_search.h"
#include "elf/calls.h"
#include "elf/locate.h"

enum { MAX_CALLS = 512, MAX_LOADS = 3, MAX_ENDS = 3, WINDOW = 48 };

/* The numbers of registers in instructions of x86. */
enum { EAX = 0, EDI = 7 };

/* An instruction that loads a constant into a register: those bits of it that tell so, where the
 * constant is, and where its higher bits are if they are apart. */
struct load {
    uint32_t mask, value;
    unsigned shift, bits;
    unsigned high_shift, high_bits;
};

/* Instructions by some of their bits. */
struct pattern {
    uint32_t mask, value;
};

/* A machine whose instructions have two or four bytes, at multiples of `step`. */
struct trap_machine {
    unsigned machine;
    unsigned step;
    struct pattern trap; /* the instruction that enters the kernel */
    struct load number[MAX_LOADS];
    struct load argument[MAX_LOADS]; /* the first one of a function */
    struct pattern ends[MAX_ENDS]; /* calls, returns and jumps: no constant is loaded before them */
};

static const struct trap_machine machines[] = {
    {.machine = EM_AARCH64, /* svc #0; mov w8, #n; mov w0, #n; bl, b, ret */
     .step = 4,
     .trap = {0xffffffff, 0xd4000001},
     .number = {{0x7fe0001f, 0x52800008, 5, 16, 0, 0}},
     .argument = {{0x7fe0001f, 0x52800000, 5, 16, 0, 0}},
     .ends = {{0x7c000000, 0x14000000}, {0xfffffc1f, 0xd65f0000}, {0xfffffc1f, 0xd63f0000}}},
    {.machine = EM_ARM, /* svc 0; mov r7, #n (8 bits); movw r7, #n (12 of 16 bits); bl, b, bx */
     .step = 4,
     .trap = {0xffffffff, 0xef000000},
     .number = {{0xffffff00, 0xe3a07000, 0, 8, 0, 0}, {0xfffff000, 0xe3007000, 0, 12, 0, 0}},
     .argument = {{0xffffff00, 0xe3a00000, 0, 8, 0, 0}, {0xfffff000, 0xe3000000, 0, 12, 0, 0}},
     .ends = {{0xfe000000, 0xea000000}, {0x0fffffd0, 0x012fff10}, {0xffff8000, 0xe8bd8000}}},
    {.machine = EM_ARM, /* the same in Thumb: svc 0; movw r7, #n (11 bits); bl, bx, pop {pc} */
     .step = 2,
     .trap = {0x0000ffff, 0x0000df00},
     .number = {{0x8f00ffff, 0x0700f240, 16, 8, 28, 3}},
     .argument = {{0x8f00ffff, 0x0000f240, 16, 8, 28, 3}},
     .ends = {{0xc000f800, 0xc000f000}, {0x0000ff00, 0x00004700}, {0x0000ff00, 0x0000bd00}}},
    {.machine = EM_RISCV, /* ecall; li a7, n; li a0, n; jal, jalr, c.jr and c.jalr */
     .step = 2,
     .trap = {0xffffffff, 0x00000073},
     .number = {{0x000fffff, 0x00000893, 20, 12, 0, 0}},
     .argument = {{0x000fffff, 0x00000513, 20, 12, 0, 0}},
     .ends = {{0x00000fff, 0x000000ef}, {0x00007fff, 0x000000e7}, {0x0000e07f, 0x00008002}}},
    {.machine = EM_PPC64, /* sc; li r0, n; li r3, n; bl, b, blr */
     .step = 4,
     .trap = {0xffffffff, 0x44000002},
     .number = {{0xffff0000, 0x38000000, 0, 15, 0, 0}},
     .argument = {{0xffff0000, 0x38600000, 0, 15, 0, 0}},
     .ends = {{0xfc000000, 0x48000000}, {0xfffffffe, 0x4e800020}, {0xfffffffe, 0x4e800420}}},
    {.machine = EM_S390, /* svc 0; lghi %r1, n; lhi %r1, n; the same of %r2; brasl, br %r14, jg */
     .step = 2,
     .trap = {0xffff0000, 0x0a000000},
     .number = {{0xffff0000, 0xa7190000, 0, 15, 0, 0}, {0xffff0000, 0xa7180000, 0, 15, 0, 0}},
     .argument = {{0xffff0000, 0xa7290000, 0, 15, 0, 0}, {0xffff0000, 0xa7280000, 0, 15, 0, 0}},
     .ends = {{0xffff0000, 0xc0e50000}, {0xffff0000, 0x07fe0000}, {0xffff0000, 0xc0f40000}}},
    {.machine = EM_MIPS, /* syscall; li v0, n; jr and jalr */
     .step = 4,
     .trap = {0xfc00003f, 0x0000000c},
     .number = {{0xffff0000, 0x24020000, 0, 15, 0, 0}, {0xffff0000, 0x64020000, 0, 15, 0, 0}},
     .ends = {{0xfc00003e, 0x00000008}}},
    {.machine = EM_LOONGARCH, /* syscall 0; li a7, n by addi.w, addi.d or ori; bl, b, jirl */
     .step = 4,
     .trap = {0xffffffff, 0x002b0000},
     .number = {{0xffc003ff, 0x0280000b, 10, 12, 0, 0},
                {0xffc003ff, 0x02c0000b, 10, 12, 0, 0},
                {0xffc003ff, 0x0380000b, 10, 12, 0, 0}},
     .ends = {{0xf8000000, 0x50000000}, {0xfc000000, 0x4c000000}}},
};

/* The search through one file. */
struct trap_search {
    struct arena *arena;
    const struct elf_file *file;
    unsigned machine;
    const struct elf_symbol *symbols;
    size_t symbol_count;
    struct elf_system_calls *calls;
};

/* Returns the next entry for the ELF machine behind `last`, or the first if that is NULL; NULL:
 * none.
 */
static const struct trap_machine *next_machine(unsigned machine, const struct trap_machine *last)
{
    const struct trap_machine *end = machines + sizeof(machines) / sizeof(*machines);
    for (const struct trap_machine *next = last ? last + 1 : machines; next < end; next++)
        if (next->machine == machine)
            return next;
    return NULL;
}

static bool is_x86(unsigned machine)
{
    return machine == EM_X86_64 || machine == EM_386;
}

static void add_call(struct trap_search *search, uint64_t address, int number)
{
    struct elf_system_calls *calls = search->calls;
    if (number < 0 || calls->count == MAX_CALLS)
        return;
    const struct elf_symbol *function = elf_function_at(search->symbols, search->symbol_count,
                                                        address, search->machine == EM_ARM ? 1 : 0);
    calls->items[calls->count++] = (struct elf_system_call){
        .number = (unsigned)number,
        .address = address,
        .caller = function ? arena_strdup(search->arena, function->name) : NULL,
    };
}

/* --- machines with instructions of fixed size ------------------------------------------------- */

static uint32_t bits_at(uint32_t word, unsigned shift, unsigned bits)
{
    return word >> shift & ((1U << bits) - 1);
}

static int constant_of(uint32_t word, const struct load *load)
{
    return (int)(bits_at(word, load->high_shift, load->high_bits) << load->bits |
                 bits_at(word, load->shift, load->bits));
}

static bool is_end(const struct trap_machine *machine, uint32_t word)
{
    for (size_t i = 0; i < MAX_ENDS && machine->ends[i].mask; i++)
        if ((word & machine->ends[i].mask) == machine->ends[i].value)
            return true;
    return false;
}

/* Returns the constant that the nearest of the loads before `end` loads, or -1. */
static int loaded_before(const struct trap_search *search, struct elf_span code, uint64_t end,
                         const struct trap_machine *machine, bool is_argument)
{
    const struct load *loads = is_argument ? machine->argument : machine->number;
    for (uint64_t at = end; at >= machine->step && end - at < WINDOW;) {
        at -= machine->step;
        uint32_t word = at + 4 <= code.size ? elf_u32(search->file, code.bytes + at) : 0;
        for (size_t i = 0; i < MAX_LOADS && loads[i].mask; i++)
            if ((word & loads[i].mask) == loads[i].value)
                return constant_of(word, &loads[i]);
        if (is_end(machine, word))
            return -1;
    }
    return -1;
}

static void find_fixed_traps(struct trap_search *search, const struct elf_code *code,
                             const struct trap_machine *machine)
{
    for (uint64_t at = 0; at + 4 <= code->span.size; at += machine->step) {
        uint32_t word = elf_u32(search->file, code->span.bytes + at);
        if ((word & machine->trap.mask) == machine->trap.value)
            add_call(search, code->address + at,
                     loaded_before(search, code->span, at, machine, false));
    }
}

/* --- x86 -------------------------------------------------------------------------------------- */

static int constant_at(const struct trap_search *search, const unsigned char *at)
{
    uint32_t constant = elf_u32(search->file, at);
    return constant <= UINT16_MAX ? (int)constant : -1;
}

/* Returns whether the byte may be a call, a jump or a return: no constant is loaded before one. It
 * may be part of another instruction; then a call is not found. */
static bool may_end(unsigned char byte)
{
    return byte == 0xc3 || byte == 0xe8 || byte == 0xe9 || byte == 0xeb;
}

/* Returns the constant of the nearest `mov $n, REGISTER` before `end`, also of the form for 64
 * bits; or -1. */
static int moved_before(const struct trap_search *search, struct elf_span code, uint64_t end,
                        unsigned char reg)
{
    for (uint64_t at = end; at >= 7 && end - at < WINDOW; at--) {
        const unsigned char *bytes = code.bytes + at - 5;
        bool is_long = bytes[-2] == 0x48 && bytes[-1] == 0xc7 && bytes[0] == (0xc0 | reg);
        if (bytes[0] == (0xb8 | reg) || is_long)
            return constant_at(search, bytes + 1);
        if (may_end(code.bytes[at - 1]))
            return -1;
    }
    return -1;
}

/* The same of `push $n` and `mov $n, (%esp)`. */
static int pushed_before(const struct trap_search *search, struct elf_span code, uint64_t end)
{
    for (uint64_t at = end; at >= 7 && end - at < WINDOW; at--) {
        const unsigned char *bytes = code.bytes + at - 5;
        bool is_stored = bytes[-2] == 0xc7 && bytes[-1] == 0x04 && bytes[0] == 0x24;
        if (bytes[0] == 0x68 || is_stored)
            return constant_at(search, bytes + 1);
        if (may_end(code.bytes[at - 1]))
            return -1;
    }
    return -1;
}

/* Returns whether an instruction at the bytes enters the kernel: `syscall`; `int $0x80` and
 * `call *%gs:0x10`. */
static bool is_x86_trap(const struct trap_search *search, const unsigned char *at, uint64_t left)
{
    if (search->machine == EM_X86_64)
        return left >= 2 && at[0] == 0x0f && at[1] == 0x05;
    return (left >= 2 && at[0] == 0xcd && at[1] == 0x80) ||
           (left >= 7 && memcmp(at, "\x65\xff\x15\x10\0\0\0", 7) == 0);
}

/* --- the two kinds of calls ------------------------------------------------------------------- */

static void find_x86_traps(struct trap_search *search, const struct elf_code *code)
{
    for (uint64_t at = 0; at + 2 <= code->span.size; at++)
        if (is_x86_trap(search, code->span.bytes + at, code->span.size - at))
            add_call(search, code->address + at, moved_before(search, code->span, at, EAX));
}

static void find_traps(struct trap_search *search)
{
    struct elf_code code = {0};
    while (elf_code_next(search->file, &code)) {
        const struct trap_machine *machine = NULL;
        if (is_x86(search->machine))
            find_x86_traps(search, &code);
        while ((machine = next_machine(search->machine, machine)))
            find_fixed_traps(search, &code, machine);
    }
}

/* Returns the first argument of the call at the address, or -1. */
static int argument_of(const struct trap_search *search, uint64_t address, bool takes_in_register)
{
    uint64_t offset;
    uint64_t left;
    struct elf_span code;
    if (!elf_address_find(search->file, address, &offset, &left) || offset < WINDOW + 8 ||
        !elf_span_at(search->file, offset - WINDOW - 8, WINDOW + 12, &code))
        return -1;
    uint64_t end = WINDOW + 8;
    if (search->machine == EM_386)
        return pushed_before(search, code, end);
    if (search->machine == EM_X86_64)
        return moved_before(search, code, end, takes_in_register ? EAX : EDI);
    int argument = -1;
    const struct trap_machine *machine = NULL;
    while (argument < 0 && (machine = next_machine(search->machine, machine)))
        argument = loaded_before(search, code, end, machine, true);
    return argument;
}

static int find_functions(struct trap_search *search, const struct elf_system_call_search *wanted,
                          struct error *err)
{
    struct elf_calls found;
    if (elf_calls_find(search->arena, search->file, wanted->functions, wanted->function_count,
                       &found, err) < 0)
        return -1;
    for (size_t i = 0; i < found.count; i++)
        add_call(search, found.items[i].address,
                 argument_of(search, found.items[i].address, wanted->takes_in_register));
    return 0;
}

static int compare_calls(const void *a, const void *b)
{
    const struct elf_system_call *one = a;
    const struct elf_system_call *other = b;
    return (one->address > other->address) - (one->address < other->address);
}

int elf_system_calls_find(struct arena *arena, const struct elf_file *file,
                          const struct elf_system_call_search *wanted,
                          struct elf_system_calls *calls, struct error *err)
{
    struct elf_header header;
    struct elf_symbol *symbols;
    struct trap_search search = {.arena = arena, .file = file, .calls = calls};
    *calls = (struct elf_system_calls){0};
    if (elf_file_header(file, &header, err) < 0)
        return -1;
    search.machine = header.machine;
    if (header.is_relocatable || (!is_x86(header.machine) && !next_machine(header.machine, NULL)))
        return 0;
    if (elf_file_symbols(arena, file, ELF_SYMBOLS_STATIC, &symbols, &search.symbol_count, err) < 0)
        return -1;
    search.symbols = symbols;
    calls->items = arena_alloc(arena, MAX_CALLS * sizeof(*calls->items));
    if (wanted->function_count && find_functions(&search, wanted, err) < 0)
        return -1;
    if (wanted->has_traps)
        find_traps(&search);
    if (calls->count)
        qsort(calls->items, calls->count, sizeof(*calls->items), compare_calls);
    return 0;
}
