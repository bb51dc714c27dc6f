/* probe: the links of autoconf, CMake and Meson, and a user's own with such names. */
#include <string.h>

#include "cmdline/cmdline.h"
#include "link/probe.h"

#include "arena_fixture.h"

static bool is_probe(const char *text)
{
    struct strvec words = strvec_split(&arena, text, ' ');
    struct cmdline line;
    if (cmdline_read(&arena, (int)words.count, words.items, &line, &err) < 0)
        fail_msg("%s: %s", text, err.text);
    return probe_is(&line, line.output ? line.output : "a.out");
}

static void test_probes_are_known_by_the_whole_line(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "cc -o conftest -g -O2 conftest.c -lm",
        "cc -g conftest.c",
        "cc -g conftest.cpp -lm",
        "cc conftest.c ../libz.a ../libz.so.1",
        "cc -shared -fPIC conftest.o -o conftest",
        "cc -o conftest conftest.o libconftest.a",
        "cc -o directory/conftest directory/conftest.c",
        "cc -rdynamic CMakeFiles/cmTC_1a2b3.dir/src.c.o -o cmTC_1a2b3 -lz",
        "cc -o Debug/cmTC_1a2b3 /b/CMakeFiles/cmTC_1a2b3.dir/Debug/src.c.o",
        "cc /b/meson-private/tmp1a2b/testfile.c -o /b/meson-private/tmp1a2b/output.exe",
        "cc /src/check.c -o /b/meson-private/tmp1a2b/output.exe",
        "cc sanitycheckc.c -o sanitycheckc.exe",
        "c++ /b/meson-private/sanitycheckcpp.cc -o /b/meson-private/sanitycheckcpp_cross.exe",
    };
    for (size_t i = 0; i < COUNT(lines); i++)
        if (!is_probe(lines[i]))
            fail_msg("%s is a probe", lines[i]);
}

static void test_names_alone_make_no_probe(void **state)
{
    (void)state;
    static const char *const lines[] = {
        "cc -o app conftest.c",
        "cc -o app conftest.c main.c",
        "cc conftest.c main.c",
        "cc main.c conftest.c",
        "cc -o conftest main.c",
        "cc -o conftest.exe conftest.c",
        "cc -o bin/conftest src/conftest.c",
        "cc -o conftest2 conftest2.c",
        "cc -o cmTC_1a2b3 main.c",
        "cc -o cmTC_1a2b3 CMakeFiles/cmTC_1a2b.dir/src.c.o",
        "cc -o app CMakeFiles/cmTC_1a2b3.dir/src.c.o",
        "cc testfile.c -o output.exe",
        "cc main.c -o build/output.exe",
        "cc main.c -o sanitycheckc.exe",
        "cc sanitycheckc.c -o app",
        "cc trivial.c -o a.out",
        "cc trivial.c",
        "cc -o app trivial.c",
        "cc -o app main.c",
    };
    for (size_t i = 0; i < COUNT(lines); i++)
        if (is_probe(lines[i]))
            fail_msg("%s is a user's own link", lines[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_probes_are_known_by_the_whole_line),
        TEST(test_names_alone_make_no_probe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
