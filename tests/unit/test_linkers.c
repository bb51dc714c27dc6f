/* linkers: which one answered, and which one a command line runs. */
#include <string.h>

#include "toolchain/linkers.h"

#include "arena_fixture.h"

static void test_an_answer_tells_the_linker(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"GNU ld (GNU Binutils for Debian) 2.40\nUsage: /usr/bin/ld.bfd [options] file...\n",
         "bfd"},
        {"Usage: collect2 [options]\nGNU ld version 2.30-123.el8\n", "bfd"},
        {"GNU gold (GNU Binutils for Debian 2.40) 1.16\n", "gold"},
        {"Usage: collect2 [options]\n\nOVERVIEW: lld\n\nUSAGE: ld.lld [options] file...\n", "lld"},
        {"mold 1.10.1 (compatible with GNU ld)\nUsage: ld.mold [options] file...\n", "mold"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct linker *linker = linker_of_answer(rows[i][0]);
        assert_non_null(linker);
        assert_string_equal(linker->name, rows[i][1]);
    }
    assert_null(linker_of_answer("a linker that nobody knows, compatible with GNU ld\n"));
    assert_null(linker_of_answer(""));
}

static void test_each_linker_is_told_apart(void **state)
{
    (void)state;
    for (size_t i = 0; i < linker_count; i++) {
        assert_ptr_equal(linker_of_answer(linkers[i].sign), &linkers[i]);
        assert_non_null(linkers[i].keep_unresolved);
        assert_non_null(linkers[i].pack_relocations);
    }
}

static void test_options_choose_the_linker(void **state)
{
    (void)state;
    static const char *const argv[] = {
        "abicc",    "a.o",        "-fuse-ld=gold",    "-B",
        "/no/such", "-B/usr/bin", "-Wl,-fuse-ld=lld", "--ld-path=/opt/ld"};
    struct cmdline line;
    struct strvec added = {0};
    strvec_push(&arena, &added, "-O1");
    strvec_push(&arena, &added, "-fuse-ld=mold");
    assert_int_equal(cmdline_read(&arena, COUNT(argv), argv, &line, &err), 0);
    struct strvec options = linker_choosing_options(&arena, &added, &line);
    assert_string_equal(strvec_join(&arena, &options, " "),
                        "-fuse-ld=mold -fuse-ld=gold -B/usr/bin --ld-path=/opt/ld");
    struct strvec files = linker_candidates(&arena, &options, "/no/such:/nor/this");
    assert_string_equal(strvec_join(&arena, &files, " "),
                        "/no/such/ld /nor/this/ld /no/such/ld.mold /nor/this/ld.mold "
                        "/no/such/ld.gold /nor/this/ld.gold /usr/bin/ld /opt/ld");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_answer_tells_the_linker),
        TEST(test_each_linker_is_told_apart),
        TEST(test_options_choose_the_linker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
