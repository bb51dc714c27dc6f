#include "confine/call_filter.h"

#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stdbool.h>
#include <string.h>

enum { NUMBERS_OF_ABI = 1000 }; /* those of mips are side by side */

/* A program that grows. */
struct code {
    struct arena *arena;
    struct sock_filter *items;
    size_t count;
    size_t room;
};

static void add(struct code *code, struct sock_filter instruction)
{
    code->items =
        arena_grow(code->arena, code->items, code->count, &code->room, sizeof(*code->items));
    code->items[code->count++] = instruction;
}

static void load(struct code *code, size_t offset)
{
    add(code, (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset));
}

/* Skips `skipped` instructions unless the comparison holds. */
static void skip_unless(struct code *code, unsigned comparison, uint32_t number, uint8_t skipped)
{
    add(code,
        (struct sock_filter)BPF_JUMP((uint16_t)(BPF_JMP | comparison | BPF_K), number, 0, skipped));
}

static void answer(struct code *code, uint32_t action)
{
    add(code, (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, action));
}

/* Returns the last number of the range that begins with the call at `first`. A number without a
 * call belongs to it: it will be that of a newer call, or stays free. */
static uint32_t end_of_range(const struct system_calls *calls, struct version kernel, size_t *first)
{
    size_t i = *first;
    while (i < calls->count && system_call_is_newer(&calls->items[i], kernel))
        i++;
    *first = i;
    unsigned last = calls->items[i - 1].number;
    return i < calls->count ? last : last - last % NUMBERS_OF_ABI + NUMBERS_OF_ABI - 1;
}

/* Answers the calls of one architecture. */
static void add_calls(struct code *code, const struct call_filter_options *options,
                      const struct system_calls *calls)
{
    const struct system_call *uname = system_call_named(calls, "uname");
    load(code, offsetof(struct seccomp_data, nr));
    if (uname && options->uname != SECCOMP_RET_ALLOW) {
        skip_unless(code, BPF_JEQ, uname->number, 1);
        answer(code, options->uname);
    }
    for (size_t i = 0; i < calls->count;) {
        if (!system_call_is_newer(&calls->items[i], options->kernel)) {
            i++;
            continue;
        }
        uint32_t from = calls->items[i].number;
        uint32_t to = end_of_range(calls, options->kernel, &i);
        skip_unless(code, BPF_JGE, from, 2);
        add(code, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGT | BPF_K, to, 1, 0));
        answer(code, options->refusal);
    }
    answer(code, SECCOMP_RET_ALLOW);
}

uint32_t call_filter_arch(const struct arch *arch)
{
    return arch->machine | (arch->is_64 ? __AUDIT_ARCH_64BIT : 0) |
           (arch->is_big_endian ? 0 : __AUDIT_ARCH_LE);
}

struct sock_fprog call_filter_make(struct arena *arena, const struct call_filter_options *options)
{
    struct code code = {.arena = arena};
    for (size_t i = 0; i < options->count; i++) {
        load(&code, offsetof(struct seccomp_data, arch));
        /* What is skipped may be longer than a conditional jump reaches. */
        add(&code, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                                                call_filter_arch(options->calls[i].arch), 1, 0));
        size_t jump = code.count;
        add(&code, (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0));
        add_calls(&code, options, &options->calls[i]);
        code.items[jump].k = (uint32_t)(code.count - jump - 1);
    }
    answer(&code, SECCOMP_RET_ALLOW);
    return (struct sock_fprog){.len = (unsigned short)code.count, .filter = code.items};
}
