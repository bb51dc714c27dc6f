/* The table of system calls: its numbers are those of the kernel's headers, its releases are in the
 * order in which calls were added. */
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"
#include "tables/kernel_function.h"
#include "tables/system_call.h"

#include "arena_fixture.h"

static const struct strvec no_roots;
static struct system_calls calls;

static void load(const char *arch)
{
    assert_non_null(arch_find(arch));
    assert_int_equal(system_calls_load(&arena, &no_roots, arch_find(arch), &calls, &err), 0);
}

/* Returns 5000 for mips, whose ABIs share one space, else 0. */
static unsigned base_of_numbers(void)
{
    return calls.items[0].number / 1000 * 1000;
}

static const struct {
    const char *arch;
    const char *call;
    unsigned number;
    const char *first;
} rows[] = {
    {"x86_64", "read", 0, "1.0"},
    {"x86_64", "getrandom", 318, "3.17"},
    {"x86_64", "memfd_create", 319, "3.17"},
    {"x86_64", "membarrier", 324, "4.3"},
    {"x86_64", "statx", 332, "4.11"},
    {"x86_64", "close_range", 436, "5.9"},
    {"x86_64", "mseal", 462, "6.10"},
    {"i386", "statx", 383, "4.11"},
    {"i386", "socket", 359, "4.3"},
    {"i386", "clock_gettime64", 403, "5.1"},
    {"i386", "arch_prctl", 384, "4.12"},
    {"aarch64", "statx", 291, "4.11"},
    {"aarch64", "socket", 198, "3.7"}, /* there was no kernel for it before */
    {"arm", "getrandom", 384, "3.17"},
    {"riscv64", "getrandom", 278, "4.15"},
    {"powerpc64le", "statx", 383, "4.11"},
    {"s390x", "statx", 379, "4.11"},
    {"s390x", "semget", 393, "5.1"},
    {"loongarch64", "close_range", 436, "5.19"},
    {"loongarch64", "mseal", 462, "6.10"},
    {"mips64el", "statx", 5326, "4.11"},
    {"mips64el", "read", 5000, "1.0"},
};

static void test_numbers_and_releases(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        load(rows[i].arch);
        const struct system_call *call = system_call_named(&calls, rows[i].call);
        assert_non_null(call);
        assert_int_equal(call->number, rows[i].number);
        assert_int_equal(version_compare(call->first, release(rows[i].first)), 0);
        assert_ptr_equal(system_call_numbered(&calls, rows[i].number), call);
    }
}

static void test_what_an_architecture_lacks(void **state)
{
    (void)state;
    load("aarch64");
    assert_null(system_call_named(&calls, "open"));
    assert_true(strvec_contains_sorted(&calls.foreign, "open"));
    assert_null(system_call_named(&calls, "no_such_call"));
    assert_null(system_call_numbered(&calls, 9999));
}

static void test_a_kernel_has_what_is_not_newer(void **state)
{
    (void)state;
    load("x86_64");
    const struct system_call *statx = system_call_named(&calls, "statx");
    assert_true(system_call_is_newer(statx, release("4.10")));
    assert_false(system_call_is_newer(statx, release("4.11")));
    assert_false(system_call_is_newer(statx, release("5.4")));
}

/* Calls get the next free number, on x86-64 since the beginning; from 424 on it is the same number
 * everywhere. close_range and quotactl_fd had theirs before they were added. */
static void test_releases_rise_with_the_numbers(void **state)
{
    (void)state;
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t a = 0; a < count; a++) {
        load(arches[a].name);
        bool is_first = a == 0;
        const struct system_call *last = NULL;
        unsigned base = base_of_numbers();
        for (size_t i = 0; i < calls.count; i++) {
            const struct system_call *call = &calls.items[i];
            unsigned number = call->number - base;
            bool is_common = number >= 424 && number != 436 && number != 443;
            bool is_late =
                is_first && number >= 303 && number <= 334; /* from name_to_handle_at on */
            if (!is_common && !is_late)
                continue;
            if (last && version_compare(call->first, last->first) < 0)
                print_error("%s: %s is older than %s\n", arches[a].name, call->name, last->name);
            assert_true(!last || version_compare(call->first, last->first) >= 0);
            last = call;
        }
    }
}

static void test_functions_of_the_c_library(void **state)
{
    (void)state;
    struct kernel_functions functions;
    const char *without;
    load("x86_64");
    assert_int_equal(kernel_functions_load(&arena, &no_roots, &functions, &err), 0);
    for (size_t i = 0; i < functions.count; i++)
        assert_non_null(system_call_named(&calls, functions.items[i].call));
    const struct system_call *call =
        kernel_function_call(&functions, &calls, "getentropy", &without);
    assert_string_equal(call->name, "getrandom");
    assert_null(without);
    call = kernel_function_call(&functions, &calls, "statx", &without);
    assert_string_equal(call->name, "statx");
    assert_non_null(without);
    assert_string_equal(kernel_function_call(&functions, &calls, "memfd_create", &without)->name,
                        "memfd_create");
    assert_null(kernel_function_call(&functions, &calls, "memcpy", &without));
}

/* --- the kernel's headers -------------------------------------------------------------------- */

/* Compares the calls with the lines "#define __NR_name number", whose number may follow a base. */
static size_t compare_header(const char *path, unsigned base)
{
    const char *bytes;
    size_t size;
    size_t compared = 0;
    assert_int_equal(fs_read(&arena, path, &bytes, &size, &err), 0);
    struct strvec lines = strvec_split(&arena, bytes, '\n');
    for (size_t i = 0; i < lines.count; i++) {
        char name[64];
        char value[64];
        if (sscanf(lines.items[i], "#define __NR_%63[a-z0-9_] %63[^\n]", name, value) != 2)
            continue;
        const char *digits = value + strcspn(value, "0123456789");
        unsigned number = base + (unsigned)strtoul(digits, NULL, 10);
        const struct system_call *call = system_call_named(&calls, name);
        if (!call || !*digits || *value == '_') /* of __NR3264_, the number follows */
            continue;
        if (call->number != number)
            print_error("%s: %s is %u, not %u\n", path, name, number, call->number);
        assert_int_equal(call->number, number);
        compared++;
    }
    return compared;
}

/* Each header that is installed; those that include others have none of their own. */
static void test_numbers_are_those_of_the_headers(void **state)
{
    (void)state;
    static const char *const names[] = {"asm/unistd_64.h", "asm/unistd-eabi.h", "asm/unistd_n64.h",
                                        "asm/unistd_32.h", "asm-generic/unistd.h"};
    static const char *const places[] = {"/usr/%s/include", "/usr/include/%s",
                                         "/usr/lib/linux/uapi/%s"};
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t a = 0; a < count; a++) {
        load(arches[a].name);
        unsigned base = base_of_numbers();
        size_t most = 0;
        for (size_t i = 0; i < COUNT(places) * COUNT(names); i++) {
            const char *place =
                arena_printf(&arena, places[i % COUNT(places)], arch_compiler_triplet(&arches[a]));
            const char *path = arena_printf(&arena, "%s/%s", place, names[i / COUNT(places)]);
            bool is_other_class = arches[a].is_64 ? text_ends_with(path, "unistd_32.h")
                                                  : text_ends_with(path, "unistd_64.h");
            bool is_other = most || is_other_class || !fs_exists(path);
            size_t compared = is_other ? 0 : compare_header(path, base);
            most = compared > most ? compared : most;
        }
        if (!most)
            print_message("%s: no header of it is installed\n", arches[a].name);
        assert_true(!most || most > 250);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers_and_releases),           TEST(test_what_an_architecture_lacks),
        TEST(test_a_kernel_has_what_is_not_newer), TEST(test_releases_rise_with_the_numbers),
        TEST(test_functions_of_the_c_library),     TEST(test_numbers_are_those_of_the_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
