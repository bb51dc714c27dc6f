/* The calls of x86, whose instructions may begin at any byte. */
#include "elf/call_search.h"

/* Returns the target of a signed 32-bit distance, which counts from the instruction's end. */
static uint64_t near_address(const struct call_search *search, const unsigned char *distance,
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

/* Adds the stub whose jump is at `start`. Linkers put before it endbr32 or endbr64, mold
 * `mov $index, %r11d`, others a bnd prefix. A call may go to the start of any of these. */
static void add_stub(struct call_search *search, struct elf_span code, uint64_t address,
                     uint64_t start, size_t callee)
{
    call_add_code(search, address + start, callee);
    if (follows(code, start, "\xf2", 0))
        call_add_code(search, address + (start -= 1), callee);
    if (follows(code, start, "\x41\xbb", 4))
        call_add_code(search, address + (start -= 6), callee);
    if (follows(code, start, "\xf3\x0f\x1e\xfa", 0) || follows(code, start, "\xf3\x0f\x1e\xfb", 0))
        call_add_code(search, address + (start - 4), callee);
}

/* Finds `jmp *slot(%rip)`. */
void call_stubs_x86_64(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 6 <= code.size; i++) {
        if (code.bytes[i] != 0xff || code.bytes[i + 1] != 0x25)
            continue;
        const struct call_target *slot =
            call_target_of_slot(search, near_address(search, code.bytes + i + 2, address + i + 6));
        if (slot)
            add_stub(search, code, address, i, slot->callee);
    }
}

/* Finds `call near`, `jmp near` and `call *slot(%rip)`. */
void call_scan_x86_64(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 5 <= code.size; i++) {
        const unsigned char *at = code.bytes + i;
        if (*at == 0xe8 || *at == 0xe9)
            call_add(search,
                     call_target_of_code(search, near_address(search, at + 1, address + i + 5)),
                     address + i);
        else if (*at == 0xff && at[1] == 0x15 && i + 6 <= code.size)
            call_add(search,
                     call_target_of_slot(search, near_address(search, at + 2, address + i + 6)),
                     address + i);
    }
}

/* Finds `jmp *slot` and `jmp *slot(%ebx)`, where ebx has the address of .got.plt, or of .got where
 * there is no other. */
void call_stubs_i386(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 6 <= code.size; i++) {
        const unsigned char *at = code.bytes + i;
        if (*at != 0xff || (at[1] != 0x25 && at[1] != 0xa3))
            continue;
        uint64_t slot = elf_u32(search->file, at + 2);
        if (at[1] == 0xa3)
            slot = (uint32_t)(slot + search->got);
        const struct call_target *target = call_target_of_slot(search, slot);
        if (target)
            add_stub(search, code, address, i, target->callee);
    }
}

/* Finds `call near` and `jmp near`. */
void call_scan_i386(struct call_search *search, struct elf_span code, uint64_t address)
{
    for (uint64_t i = 0; i + 5 <= code.size; i++) {
        const unsigned char *at = code.bytes + i;
        if (*at == 0xe8 || *at == 0xe9)
            call_add(search,
                     call_target_of_code(search,
                                         (uint32_t)near_address(search, at + 1, address + i + 5)),
                     address + i);
    }
}
