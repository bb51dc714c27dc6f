/* complaints: what is read from the messages of compilers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "failure/complaints.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

/* Returns "header NAME in PLACE" or "name NAME in PLACE, PLACE"; behind a name that is not certain
 * stands a question mark. */
static const char *read_all(struct arena *arena, const char *messages, bool is_english)
{
    struct complaints complaints = complaints_read(arena, messages, is_english);
    struct strvec texts = {0};
    for (size_t i = 0; i < complaints.count; i++) {
        const struct complaint *complaint = &complaints.items[i];
        strvec_pushf(arena, &texts, "%s %s%s in %s", complaint->is_header ? "header" : "name",
                     complaint->name, complaint->is_certain ? "" : "?",
                     strvec_join(arena, &complaint->places, ", "));
    }
    return strvec_join(arena, &texts, "; ");
}

static void messages_of_gcc_and_clang_are_read(void **state)
{
    static const struct row {
        const char *messages;
        const char *complaints;
    } rows[] = {
        {"", ""},
        {"a.c:5:10: fatal error: sys/random.h: No such file or directory\n"
         "    5 | #include <sys/random.h>\n      |          ^~~~~~~~~~~~~~\n"
         "compilation terminated.\n",
         "header sys/random.h in a.c:5"},
        {"a.c:5:10: fatal error: 'sys/random.h' file not found\n", "header sys/random.h in a.c:5"},
        {"In file included from b.c:1:\ndir/a.h:2:1: fatal error: x.h: No such file or directory\n",
         "header x.h in dir/a.h:2"},
        {"<stdin>:1:10: fatal error: seccomp.h: No such file or directory\n",
         "header seccomp.h in <stdin>:1"},
        {"a.c:2: error: ‘gettid’ undeclared (first use in this function)\n",
         "name gettid in a.c:2"},
        {"a.c:2:9: warning: implicit declaration of function 'gettid'; did you mean 'getgid'? "
         "[-Wimplicit-function-declaration]\n",
         "name gettid in a.c:2"},
        {"a.cc:2:9: error: ‘gettid’ was not declared in this scope; did you mean ‘getuid’?\n"
         "a.cc:7:9: error: ‘gettid’ was not declared in this scope; did you mean ‘getuid’?\n"
         "a.cc:7:19: error: ‘gettid’ was not declared in this scope; did you mean ‘getuid’?\n",
         "name gettid in a.cc:2, a.cc:7"},
        {"a.cc:2:9: error: ‘::gettid’ has not been declared\n", "name gettid in a.cc:2"},
        {"a.cc:2:9: error: there are no arguments to ‘gettid’ that depend on a template parameter, "
         "so a declaration of ‘gettid’ must be available\n",
         "name gettid in a.cc:2"},
        {"a.c:2:9: error: use of undeclared identifier 'gettid'\n", "name gettid in a.c:2"},
        {"a.c:2:9: error: call to undeclared function 'gettid'; ISO C99 and later do not support "
         "implicit function declarations [-Wimplicit-function-declaration]\n",
         "name gettid in a.c:2"},
        {"a.cc:2:9: error: no member named 'gettid' in the global namespace; did you mean "
         "'getgid'?\n",
         "name gettid in a.cc:2"},
        {"\033[01m\033[Ka.c:2:9:\033[m\033[K \033[01;31m\033[Kerror: \033[m\033[K‘\033[01m\033[K"
         "gettid\033[m\033[K’ undeclared (first use in this function)\n",
         "name gettid in a.c:2"},
        {"a.c:2:9: warning: implicit declaration of function 'gettid' [\033]8;;https://gcc.gnu.org"
         "\033\\-Wimplicit-function-declaration\033]8;;\033\\]\n",
         "name gettid in a.c:2"},
        {"a.c:5:34: error: invalid use of undefined type ‘struct statx’\n", "name statx in a.c:5"},
        {"a.c:5:34: error: incomplete definition of type 'struct statx'\n", "name statx in a.c:5"},
        {"a.cc:6:84: error: invalid application of ‘struct statx’ to incomplete type\n",
         "name statx in a.cc:6"},
        /* What is no complaint about a missing name. */
        {"a.c:2:9: error: conflicting types for ‘gettid’\n", ""},
        {"a.c:2:9: error: too few arguments to function ‘gettid’\n", ""},
        {"a.c:2:9: error: 'struct a' has no member named 'gettid'\n", ""},
        {"    5 | a.c:2:9: error: ‘gettid’ undeclared\n", ""},
        {"cc1: error: ‘gettid’ undeclared\n", ""},
        {"a.c:2:9: error: expected ‘;’ before ‘gettid’\n", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(read_all(&arena, rows[i].messages, true), rows[i].complaints);
    arena_release(&arena);
}

static void messages_in_other_languages_are_read_with_less_certainty(void **state)
{
    static const struct row {
        const char *messages;
        const char *complaints;
    } rows[] = {
        {"a.c:2:9: Fehler: »gettid« nicht deklariert\n", "name gettid? in a.c:2"},
        {"a.c:2:9: erreur: «\302\240"
         "gettid\302\240» non déclaré\n",
         "name gettid? in a.c:2"},
        {"a.c:2:9: 错误：‘gettid’未声明(在此函数内第一次使用)\n", "name gettid? in a.c:2"},
        {"a.c:2:9: error: ‘gettid’ no se declaró en este ámbito\n", "name gettid? in a.c:2"},
        {"a.c:2:9: Warnung: Implizite Deklaration der Funktion »gettid« "
         "[-Wimplicit-function-declaration]\n",
         "name gettid in a.c:2"},
        {"a.c:2:9: attention: déclaration implicite de «\302\240"
         "gettid\302\240»\n",
         "name gettid? in a.c:2"},
        {"a.c:2:9: erreur: trop peu\n", ""},
    };
    struct arena arena = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(read_all(&arena, rows[i].messages, false), rows[i].complaints);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_of_gcc_and_clang_are_read),
        cmocka_unit_test(messages_in_other_languages_are_read_with_less_certainty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
