/* The calls of machines whose instructions begin at multiples of two or four bytes. */
#include "elf/call_search.h"

/* Returns the lowest `bits` of the number with the sign that the highest of them is. */
static uint64_t signed_bits(uint64_t number, unsigned bits)
{
    uint64_t sign = (uint64_t)1 << (bits - 1);
    number &= (sign << 1) - 1;
    return (number ^ sign) - sign;
}

/* Returns an instruction of four bytes, which is little endian in files of both orders. */
static uint32_t little_word(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint32_t little_half(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

/* --- aarch64 ----------------------------------------------------------------------------------*/

/* Finds `adrp x16, page; ldr x17, [x16, #offset]`, after `bti c` in some files. */
void call_stubs_aarch64(struct call_search *search, struct elf_span code, uint64_t address)
{
    static const uint32_t bti_c = 0xd503245f;
    for (uint64_t i = 0; i + 8 <= code.size; i += 4) {
        uint32_t adrp = little_word(code.bytes + i);
        uint32_t ldr = little_word(code.bytes + i + 4);
        if ((adrp & 0x9f00001f) != 0x90000010 || (ldr & 0xffc003ff) != 0xf9400211)
            continue;
        uint64_t pages = signed_bits((adrp >> 5 & 0x7ffff) << 2 | (adrp >> 29 & 3), 21);
        uint64_t slot = ((address + i) & ~(uint64_t)0xfff) + (pages << 12) +
                        ((uint64_t)(ldr >> 10 & 0xfff) << 3);
        const struct call_target *target = call_target_of_slot(search, slot);
        if (!target)
            continue;
        call_add_code(search, address + i, target->callee);
        if (i >= 4 && little_word(code.bytes + i - 4) == bti_c)
            call_add_code(search, address + i - 4, target->callee);
    }
}

/* Finds `bl` and `b`, whose distance is 26 bits in words. */
void call_scan_aarch64(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 4 <= code.size; i += 4) {
        uint32_t word = little_word(code.bytes + i);
        if ((word & 0x7c000000) == 0x14000000)
            call_add(search,
                     call_target_of_code(search, address + i + (signed_bits(word, 26) << 2)),
                     address + i);
    }
}

/* --- arm --------------------------------------------------------------------------------------*/

/* Finds `add ip, pc, #a; add ip, ip, #b; ldr pc, [ip, #c]!`, after `bx pc; nop` for callers in
 * Thumb.
 */
void call_stubs_arm(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 12 <= code.size; i += 4) {
        uint32_t high = little_word(code.bytes + i);
        uint32_t middle = little_word(code.bytes + i + 4);
        uint32_t low = little_word(code.bytes + i + 8);
        if ((high & 0xffffff00) != 0xe28fc600 || (middle & 0xffffff00) != 0xe28cca00 ||
            (low & 0xfffff000) != 0xe5bcf000)
            continue;
        uint64_t slot = (uint32_t)(address + i + 8 + ((uint64_t)(high & 0xff) << 20) +
                                   ((middle & 0xff) << 12) + (low & 0xfff));
        const struct call_target *target = call_target_of_slot(search, slot);
        if (!target)
            continue;
        call_add_code(search, address + i, target->callee);
        if (i >= 4 && little_half(code.bytes + i - 4) == 0x4778)
            call_add_code(search, address + i - 4, target->callee);
    }
}

/* Returns the target of Thumb's `bl`, `blx` or `b.w` at `address`, or 0. */
static uint64_t thumb_target(const unsigned char *at, uint64_t address)
{
    uint32_t first = little_half(at);
    uint32_t second = little_half(at + 2);
    uint32_t kind = second & 0xd000; /* 0xd000 bl, 0xc000 blx, 0x9000 b.w */
    if ((first & 0xf800) != 0xf000 || (kind != 0xd000 && kind != 0xc000 && kind != 0x9000))
        return 0;
    uint32_t sign = first >> 10 & 1;
    uint32_t bit_23 = !((second >> 13 & 1) ^ sign);
    uint32_t bit_22 = !((second >> 11 & 1) ^ sign);
    uint64_t distance = signed_bits((uint64_t)sign << 24 | bit_23 << 23 | bit_22 << 22 |
                                        (first & 0x3ff) << 12 | (second & 0x7ff) << 1,
                                    25);
    return (kind == 0xc000 ? (address & ~(uint64_t)3) : address) + 4 + distance;
}

/* Finds `bl`, `blx` and `b` of both instruction sets: the file does not tell which code is in. */
void call_scan_arm(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 4 <= code.size; i += 2) {
        const unsigned char *at = code.bytes + i;
        uint32_t word = little_word(at);
        uint64_t thumb = thumb_target(at, address + i);
        if (thumb)
            call_add(search, call_target_of_code(search, (uint32_t)thumb), address + i);
        else if (i % 4 == 0 && ((word & 0x0e000000) == 0x0a000000))
            call_add(search,
                     call_target_of_code(
                         search, (uint32_t)(address + i + 8 + (signed_bits(word, 24) << 2))),
                     address + i);
    }
}

/* --- riscv ------------------------------------------------------------------------------------*/

/* Returns the address that `auipc` at `address` and the 12 bits of `second` form together. */
static uint64_t riscv_address(uint32_t auipc, uint32_t second, uint64_t address)
{
    return address + signed_bits(auipc & 0xfffff000, 32) + signed_bits(second >> 20, 12);
}

/* Finds `auipc t3, high; ld t3, low(t3)`. */
void call_stubs_riscv(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 8 <= code.size; i += 2) {
        uint32_t auipc = little_word(code.bytes + i);
        uint32_t load = little_word(code.bytes + i + 4);
        if ((auipc & 0xfff) != 0xe17 || (load & 0xfffff) != 0xe3e03)
            continue;
        const struct call_target *target =
            call_target_of_slot(search, riscv_address(auipc, load, address + i));
        if (target)
            call_add_code(search, address + i, target->callee);
    }
}

/* Returns the distance of `jal`, whose bits are shuffled. */
static uint64_t jal_distance(uint32_t word)
{
    return signed_bits((word >> 31 & 1) << 20 | (word >> 12 & 0xff) << 12 | (word >> 20 & 1) << 11 |
                           (word >> 21 & 0x3ff) << 1,
                       21);
}

/* The same of `c.j`. */
static uint64_t short_distance(uint32_t half)
{
    return signed_bits((half >> 12 & 1) << 11 | (half >> 11 & 1) << 4 | (half >> 9 & 3) << 8 |
                           (half >> 8 & 1) << 10 | (half >> 7 & 1) << 6 | (half >> 6 & 1) << 7 |
                           (half >> 3 & 7) << 1 | (half >> 2 & 1) << 5,
                       12);
}

/* Finds `jal`, `c.j` and pairs of `auipc` and `jalr` with the same register. */
void call_scan_riscv(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 2 <= code.size; i += 2) {
        const unsigned char *at = code.bytes + i;
        uint32_t half = little_half(at);
        uint32_t word = i + 4 <= code.size ? little_word(at) : 0;
        uint32_t next = i + 8 <= code.size ? little_word(at + 4) : 0;
        uint64_t target = 0;
        if ((half & 0xe003) == 0xa001)
            target = address + i + short_distance(half);
        else if ((word & 0x7f) == 0x6f)
            target = address + i + jal_distance(word);
        else if ((word & 0x7f) == 0x17 && (next & 0x707f) == 0x67 &&
                 (next >> 15 & 0x1f) == (word >> 7 & 0x1f))
            target = riscv_address(word, next, address + i);
        if (target)
            call_add(search, call_target_of_code(search, target), address + i);
    }
}

/* --- powerpc ----------------------------------------------------------------------------------*/

/* Finds `addis r12, r2, high; ld r12, low(r12)` and `ld r12, low(r2)`, after `std r2, 24(r1)` in
 * most of them. r2 is 0x8000 above .got (ELFv2 ABI). */
void call_stubs_power(struct call_search *search, struct elf_span code, uint64_t address)
{
    static const uint32_t save_toc = 0xf8410018;
    for (uint64_t i = 0; i + 8 <= code.size && search->got; i += 4) {
        uint32_t word = elf_u32(search->file, code.bytes + i);
        uint32_t next = elf_u32(search->file, code.bytes + i + 4);
        uint64_t slot = search->got + 0x8000;
        if ((word & 0xffff0000) == 0x3d820000 && (next & 0xffff0003) == 0xe98c0000)
            slot += (signed_bits(word, 16) << 16) + signed_bits(next, 16);
        else if ((word & 0xffff0003) == 0xe9820000)
            slot += signed_bits(word, 16);
        else
            continue;
        const struct call_target *target = call_target_of_slot(search, slot);
        if (!target)
            continue;
        call_add_code(search, address + i, target->callee);
        if (i >= 4 && elf_u32(search->file, code.bytes + i - 4) == save_toc)
            call_add_code(search, address + i - 4, target->callee);
    }
}

/* Finds `bl` and `b`. Code with the same r2 enters a function behind the two instructions that set
 * it.
 */
void call_scan_power(struct call_search *search, struct elf_span code, uint64_t address)
{
    enum { SETS_TOC = 8 };
    for (uint64_t i = 0; i + 4 <= code.size; i += 4) {
        uint32_t word = elf_u32(search->file, code.bytes + i);
        if ((word & 0xfc000002) != 0x48000000)
            continue;
        uint64_t to = address + i + signed_bits(word & 0x03fffffc, 26);
        const struct call_target *target = call_target_of_code(search, to);
        call_add(search, target ? target : call_target_of_code(search, to - SETS_TOC), address + i);
    }
}

/* --- s390 -------------------------------------------------------------------------------------*/

/* Returns the target of a distance in half words, which counts from the instruction's start. */
static uint64_t s390_target(const struct call_search *search, const unsigned char *at,
                            uint64_t address)
{
    return address + (signed_bits(elf_u32(search->file, at + 2), 32) << 1);
}

/* Finds `larl %r1, slot; lg %r1, 0(%r1)`. */
void call_stubs_s390(struct call_search *search, struct elf_span code, uint64_t address)
{
    static const char pattern[] = "\xe3\x10\x10\x00\x00\x04";
    for (uint64_t i = 0; i + 12 <= code.size; i += 2) {
        const unsigned char *at = code.bytes + i;
        if (at[0] != 0xc0 || at[1] != 0x10 || memcmp(at + 6, pattern, sizeof(pattern) - 1) != 0)
            continue;
        const struct call_target *target =
            call_target_of_slot(search, s390_target(search, at, address + i));
        if (target)
            call_add_code(search, address + i, target->callee);
    }
}

/* Finds `brasl` and `jg`. */
void call_scan_s390(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 6 <= code.size; i += 2) {
        const unsigned char *at = code.bytes + i;
        if (at[0] == 0xc0 && (at[1] == 0xe5 || at[1] == 0xf4))
            call_add(search, call_target_of_code(search, s390_target(search, at, address + i)),
                     address + i);
    }
}
