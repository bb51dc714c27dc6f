/* The compiler's answers to queries, corrected for the profile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "plan/correct.h"

static void version_line_gets_the_identity(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct {
        const char *text;
        const char *corrected;
    } rows[] = {
        {"Using built-in specs.\ngcc version 12.2.0 (Debian 12.2.0-14)\n as --64\n",
         "Using built-in specs.\ngcc version 12.2.0 (Debian 12.2.0-14) MARK\n as --64\n"},
        {"Debian clang version 14.0.6\nTarget: x\n",
         "Debian clang version 14.0.6 MARK\nTarget: x\n"},
        /* cmd/go wants a digit after the word. */
        {"--enable-version specific\nversion of things\n",
         "--enable-version specific\nversion of things\n"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_string_equal(correct_version_line(&arena, rows[i].text, "MARK"), rows[i].corrected);
    arena_release(&arena);
}

/* The compiler's own directory lies below the host's, and stays; its shared libraries are for
 * glibc.
 */
static void files_of_the_host_are_not_found(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char own[] = "/usr/lib/gcc/x/12";
    static const struct {
        const char *answer;
        const char *corrected;
        const char *for_musl;
    } rows[] = {
        {"/usr/lib/libz.so\n", "libz.so\n", "libz.so\n"},
        {"/usr/lib/../lib/libz.so\n", "libz.so\n", "libz.so\n"},
        {"libnothing.so\n", "libnothing.so\n", "libnothing.so\n"},
        {"/nonexistent/sysroot/libc.so\n", "/nonexistent/sysroot/libc.so\n",
         "/nonexistent/sysroot/libc.so\n"},
        {"/usr/lib/gcc/x/12/libgcc.a\n", "/usr/lib/gcc/x/12/libgcc.a\n",
         "/usr/lib/gcc/x/12/libgcc.a\n"},
        {"/usr/lib/gcc/x/12/libstdc++.so\n", "/usr/lib/gcc/x/12/libstdc++.so\n", "libstdc++.so\n"},
        {"/usr/lib/gcc/x/12/libgcc_s.so.1\n", "/usr/lib/gcc/x/12/libgcc_s.so.1\n",
         "libgcc_s.so.1\n"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        assert_string_equal(correct_file_name(&arena, rows[i].answer, own), rows[i].corrected);
        assert_string_equal(correct_musl_file(&arena, rows[i].answer, "/nonexistent/sysroot", own),
                            rows[i].for_musl);
    }
    assert_string_equal(correct_file_name(&arena, "/usr/lib/libgcc.a\n", "/usr/lib"),
                        "/usr/lib/libgcc.a\n");
    arena_release(&arena);
}

static void search_directories_are_the_sysroots(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(
        correct_search_dirs(&arena,
                            "install: /gcc/\nprograms: =/usr/bin\nlibraries: =/usr/lib:/lib\n",
                            "/SR", "/gcc"),
        "install: /gcc/\nprograms: =/usr/bin\nlibraries: =/SR/usr/lib/:/gcc/\n");
    arena_release(&arena);
}

static void machine_names_the_targets_libc(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(correct_machine(&arena, "x86_64-linux-gnu\n"), "x86_64-linux-musl\n");
    assert_string_equal(correct_machine(&arena, "x86_64-alpine-linux-musl\n"),
                        "x86_64-alpine-linux-musl\n");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(version_line_gets_the_identity),
        cmocka_unit_test(files_of_the_host_are_not_found),
        cmocka_unit_test(search_directories_are_the_sysroots),
        cmocka_unit_test(machine_names_the_targets_libc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
