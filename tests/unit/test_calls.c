/* calls: which functions of a linked file call another one, in the output of real linkers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "directory_fixture.h"
#include "elf/calls.h"
#include "facts/facts.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

struct story {
    struct arena arena;
    const char *directory;
};

/* `asked` calls both, `both` only the second; `neither` none; the last call of `tail` is a jump. */
static const char source[] = "#include <pwd.h>\n"
                             "#include <unistd.h>\n"
                             "int neither(int n) { return n + 1; }\n"
                             "int asked(const char *name)\n"
                             "{\n"
                             "    return getpwnam(name) ? getpid() : 0;\n"
                             "}\n"
                             "int both(int n) { return getpid() + n; }\n"
                             "int tail(void) { return getpid(); }\n"
                             "int main(int n, char **words)\n"
                             "{\n"
                             "    return asked(words[0]) + both(n) + tail() + neither(n);\n"
                             "}\n";

static int begin(void **state)
{
    struct story *story = calloc(1, sizeof(*story));
    struct error err;
    assert_non_null(story);
    story->directory = directory_make(&story->arena);
    const char *path = arena_printf(&story->arena, "%s/main.c", story->directory);
    assert_int_equal(fs_write(path, source, strlen(source), &err), 0);
    *state = story;
    return 0;
}

static int end(void **state)
{
    struct story *story = *state;
    directory_remove(&story->arena, story->directory);
    free(story);
    return 0;
}

static bool compiles(struct story *story, const char *words)
{
    return system(arena_printf(&story->arena, "cd %s && %s main.c -o main >/dev/null 2>&1",
                               story->directory, words)) == 0;
}

/* "getpwnam<asked getpid<both" */
static const char *calls_of(struct story *story)
{
    static const char *const functions[] = {"getpwnam", "getpid"};
    struct elf_file *file;
    struct elf_calls calls;
    struct error err;
    const char *text = "";
    const char *path = arena_printf(&story->arena, "%s/main", story->directory);
    if (elf_file_open(&story->arena, path, &file, &err) < 0 ||
        elf_calls_find(&story->arena, file, functions, COUNT(functions), &calls, &err) < 0)
        fail_msg("%s", err.text);
    for (size_t i = 0; i < calls.count; i++)
        text = arena_printf(&story->arena, "%s%s%s<%s", text, *text ? " " : "",
                            functions[calls.items[i].callee],
                            calls.items[i].caller ? calls.items[i].caller : "?");
    elf_file_close(file);
    return text;
}

/* Through the PLT in each of its shapes, or without one; what the file defines itself, directly. */
static void calls_of_libraries_functions_are_found(void **state)
{
    struct story *story = *state;
    static const char expected[] = "getpwnam<asked getpid<asked getpid<both getpid<tail";
    static const char *const rows[] = {
        "gcc -O1 -fno-inline",
        "gcc -O1 -fno-inline -no-pie",
        "gcc -O1 -fno-inline -Wl,-z,now",
        "gcc -O1 -fno-inline -fcf-protection=full -Wl,-z,ibtplt",
        "gcc -O1 -fno-inline -fno-plt",
        "gcc -O1 -fno-inline -fPIC -shared",
        "gcc -O1 -fno-inline -fuse-ld=gold",
        "gcc -O1 -fno-inline -fuse-ld=mold",
        "clang -O1 -fno-inline -fno-optimize-sibling-calls -fuse-ld=lld",
        "i686-linux-gnu-gcc -O1 -fno-inline",
        "i686-linux-gnu-gcc -O1 -fno-inline -no-pie",
        "i686-linux-gnu-gcc -O1 -fno-inline -Wl,-z,now",
        "i686-linux-gnu-gcc -O1 -fno-inline -fPIC -shared",
        "aarch64-linux-gnu-gcc -O1 -fno-inline",
        "aarch64-linux-gnu-gcc -O1 -fno-inline -no-pie",
        "aarch64-linux-gnu-gcc -O1 -fno-inline -Wl,-z,now",
        "aarch64-linux-gnu-gcc -O1 -fno-inline -fPIC -shared",
        "arm-linux-gnueabihf-gcc -O1 -fno-inline",
        "arm-linux-gnueabihf-gcc -O1 -fno-inline -no-pie",
        "arm-linux-gnueabihf-gcc -O1 -fno-inline -Wl,-z,now",
        "arm-linux-gnueabihf-gcc -O1 -fno-inline -fPIC -shared",
        "riscv64-linux-gnu-gcc -O1 -fno-inline",
        "riscv64-linux-gnu-gcc -O1 -fno-inline -no-pie",
        "riscv64-linux-gnu-gcc -O1 -fno-inline -Wl,-z,now",
        "riscv64-linux-gnu-gcc -O1 -fno-inline -fPIC -shared",
        "powerpc64le-linux-gnu-gcc -O1 -fno-inline",
        "powerpc64le-linux-gnu-gcc -O1 -fno-inline -no-pie",
        "powerpc64le-linux-gnu-gcc -O1 -fno-inline -Wl,-z,now",
        "powerpc64le-linux-gnu-gcc -O1 -fno-inline -fPIC -shared",
        "s390x-linux-gnu-gcc -O1 -fno-inline",
        "s390x-linux-gnu-gcc -O1 -fno-inline -no-pie",
        "s390x-linux-gnu-gcc -O1 -fno-inline -Wl,-z,now",
        "s390x-linux-gnu-gcc -O1 -fno-inline -fPIC -shared",
        "aarch64-linux-gnu-gcc -O1 -fno-inline -mbranch-protection=standard -Wl,-z,force-bti",
        "arm-linux-gnueabihf-gcc -O1 -fno-inline -marm",
        "riscv64-linux-gnu-gcc -O1 -fno-inline -mno-relax",
    };
    size_t tried = 0;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!compiles(story, rows[i]))
            continue; /* a linker that is not here */
        const char *got = calls_of(story);
        if (strcmp(got, expected) != 0)
            fail_msg("%s: %s", rows[i], got);
        tried++;
    }
    assert_true(tried >= 3);
}

static void jumps_at_the_end_of_a_function_are_calls(void **state)
{
    struct story *story = *state;
    if (!compiles(story, "gcc -O2 -fno-inline"))
        fail_msg("gcc is missing");
    assert_non_null(strstr(calls_of(story), "getpid<tail"));
}

static void a_stripped_file_tells_no_callers(void **state)
{
    struct story *story = *state;
    assert_true(compiles(story, "gcc -O1 -fno-inline -s"));
    assert_string_equal(calls_of(story), "getpwnam<? getpid<? getpid<? getpid<?");
}

/* glibc's own functions call each other; of them only those that a program asks for count. */
static void a_static_program_names_who_looks_names_up(void **state)
{
    struct story *story = *state;
    struct facts facts;
    struct error err;
    const char *path = arena_printf(&story->arena, "%s/main", story->directory);
    if (!compiles(story, "gcc -g -O0 -static"))
        skip(); /* a host without libc.a */
    if (facts_read(&story->arena, path, &facts, &err) < 0)
        fail_msg("%s", err.text);
    assert_true(facts.is_static_glibc);
    bool is_found = false;
    for (size_t i = 0; i < facts.runtime_call_count; i++) {
        const struct facts_call *call = &facts.runtime_calls[i];
        if (strcmp(call->function, "getpwnam") != 0)
            continue;
        assert_string_equal(call->caller, "asked (main.c:6)");
        is_found = true;
    }
    assert_true(is_found);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(calls_of_libraries_functions_are_found, begin, end),
        cmocka_unit_test_setup_teardown(jumps_at_the_end_of_a_function_are_calls, begin, end),
        cmocka_unit_test_setup_teardown(a_stripped_file_tells_no_callers, begin, end),
        cmocka_unit_test_setup_teardown(a_static_program_names_who_looks_names_up, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
