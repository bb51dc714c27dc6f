/* The seccomp filter of an older kernel: its program, run by a small interpreter on every system
 * call of every architecture. */
#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stdlib.h>

#include "confine/call_filter.h"
#include "tables/system_call.h"

#include "arena_fixture.h"

static const struct strvec no_roots;

enum { REFUSED = SECCOMP_RET_ERRNO | ENOSYS, ANSWERED = SECCOMP_RET_USER_NOTIF };

/* Returns what the program returns for the call; classic BPF as far as the filter uses it. */
static uint32_t run(const struct sock_fprog *program, uint32_t arch, uint32_t number)
{
    struct seccomp_data data = {.nr = (int)number, .arch = arch};
    uint32_t accumulator = 0;
    for (size_t at = 0; at < program->len; at++) {
        const struct sock_filter *code = &program->filter[at];
        bool holds = false;
        switch (code->code) {
        case BPF_LD | BPF_W | BPF_ABS:
            assert_true(code->k + sizeof(accumulator) <= sizeof(data));
            memcpy(&accumulator, (const char *)&data + code->k, sizeof(accumulator));
            continue;
        case BPF_RET | BPF_K:
            return code->k;
        case BPF_JMP | BPF_JA:
            at += code->k;
            continue;
        case BPF_JMP | BPF_JEQ | BPF_K:
            holds = accumulator == code->k;
            break;
        case BPF_JMP | BPF_JGE | BPF_K:
            holds = accumulator >= code->k;
            break;
        case BPF_JMP | BPF_JGT | BPF_K:
            holds = accumulator > code->k;
            break;
        default:
            fail_msg("instruction %#x", code->code);
        }
        at += holds ? code->jt : code->jf;
    }
    fail_msg("the program does not return");
    return 0;
}

static struct sock_fprog filter_of(const struct system_calls *calls, size_t count,
                                   const char *kernel)
{
    const struct call_filter_options options = {.calls = calls,
                                                .count = count,
                                                .kernel = release(kernel),
                                                .refusal = REFUSED,
                                                .uname = ANSWERED};
    struct sock_fprog program = call_filter_make(&arena, &options);
    assert_in_range(program.len, 1, BPF_MAXINSNS);
    return program;
}

static void load(const char *arch, struct system_calls *calls)
{
    assert_int_equal(system_calls_load(&arena, &no_roots, arch_find(arch), calls, &err), 0);
}

static const char *const kernels[] = {"1.0", "2.6.32", "3.10", "4.18", "5.4", "6.12", "99.0"};

static void test_what_is_newer_is_refused(void **state)
{
    (void)state;
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t a = 0; a < count; a++)
        for (size_t k = 0; k < COUNT(kernels); k++) {
            struct system_calls calls;
            load(arches[a].name, &calls);
            struct sock_fprog program = filter_of(&calls, 1, kernels[k]);
            for (size_t i = 0; i < calls.count; i++) {
                const struct system_call *call = &calls.items[i];
                bool is_newer = system_call_is_newer(call, release(kernels[k]));
                uint32_t wanted = is_newer ? REFUSED : SECCOMP_RET_ALLOW;
                if (strcmp(call->name, "uname") == 0)
                    wanted = ANSWERED;
                uint32_t got = run(&program, call_filter_arch(&arches[a]), call->number);
                if (got != wanted)
                    fail_msg("%s, Linux %s: %s gets %#x", arches[a].name, kernels[k], call->name,
                             got);
            }
        }
}

/* What the next kernels add is newer too; what is no call stays the kernel's to refuse. */
static void test_numbers_that_the_table_does_not_have(void **state)
{
    (void)state;
    struct system_calls calls;
    load("x86_64", &calls);
    struct sock_fprog program = filter_of(&calls, 1, "3.10");
    assert_int_equal(run(&program, AUDIT_ARCH_X86_64, 480), REFUSED);
    assert_int_equal(run(&program, AUDIT_ARCH_X86_64, 999), REFUSED);
    assert_int_equal(run(&program, AUDIT_ARCH_X86_64, (uint32_t)-1), SECCOMP_RET_ALLOW);
    program = filter_of(&calls, 1, "99.0");
    assert_int_equal(run(&program, AUDIT_ARCH_X86_64, 480), SECCOMP_RET_ALLOW);
    load("mips64el", &calls);
    program = filter_of(&calls, 1, "3.10");
    assert_int_equal(run(&program, AUDIT_ARCH_MIPSEL64, 5999), REFUSED);
    assert_int_equal(run(&program, AUDIT_ARCH_MIPSEL64, 6000), SECCOMP_RET_ALLOW); /* n32 */
    load("arm", &calls);
    program = filter_of(&calls, 1, "3.10");
    assert_int_equal(run(&program, AUDIT_ARCH_ARM, 0xf0005), SECCOMP_RET_ALLOW); /* set_tls */
}

static void test_each_architecture_has_its_numbers(void **state)
{
    (void)state;
    struct system_calls calls[2];
    load("x86_64", &calls[0]);
    load("i386", &calls[1]);
    struct sock_fprog program = filter_of(calls, 2, "3.10");
    assert_int_equal(run(&program, AUDIT_ARCH_X86_64, 332), REFUSED);            /* statx */
    assert_int_equal(run(&program, AUDIT_ARCH_I386, 332), SECCOMP_RET_ALLOW);    /* inotify_init1 */
    assert_int_equal(run(&program, AUDIT_ARCH_I386, 383), REFUSED);              /* statx */
    assert_int_equal(run(&program, AUDIT_ARCH_I386, 359), REFUSED);              /* socket */
    assert_int_equal(run(&program, AUDIT_ARCH_X86_64, 41), SECCOMP_RET_ALLOW);   /* socket */
    assert_int_equal(run(&program, AUDIT_ARCH_AARCH64, 291), SECCOMP_RET_ALLOW); /* not run here */
}

static void test_architectures_as_the_kernel_numbers_them(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        uint32_t number;
    } rows[] = {
        {"x86_64", AUDIT_ARCH_X86_64},
        {"i386", AUDIT_ARCH_I386},
        {"aarch64", AUDIT_ARCH_AARCH64},
        {"arm", AUDIT_ARCH_ARM},
        {"riscv64", AUDIT_ARCH_RISCV64},
        {"powerpc64le", AUDIT_ARCH_PPC64LE},
        {"s390x", AUDIT_ARCH_S390X},
        {"mips64el", AUDIT_ARCH_MIPSEL64},
        {"loongarch64", AUDIT_ARCH_LOONGARCH64},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(call_filter_arch(arch_find(rows[i].arch)), rows[i].number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_what_is_newer_is_refused),
        TEST(test_numbers_that_the_table_does_not_have),
        TEST(test_each_architecture_has_its_numbers),
        TEST(test_architectures_as_the_kernel_numbers_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
