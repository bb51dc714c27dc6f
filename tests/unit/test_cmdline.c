/* abicc reads the command line as gcc and clang do, and loses no argument. The expected action
 * and kind of each row are those of gcc 12 with -###. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "cmdline/cmdline.h"

/* Reads a line whose words are separated by single spaces. */
static int read_line(struct arena *arena, const char *text, struct cmdline *line, struct error *err)
{
    struct strvec argv = strvec_split(arena, arena_printf(arena, "abicc %s", text), ' ');
    return cmdline_read(arena, (int)argv.count, argv.items, line, err);
}

static struct cmdline read_good(struct arena *arena, const char *text)
{
    struct cmdline line;
    struct error err;
    if (read_line(arena, text, &line, &err) < 0)
        fail_msg("%s: %s", text, err.text);
    return line;
}

static void the_action_is_what_the_compiler_will_do(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        enum cmdline_action action;
    } rows[] = {
        {"a.c", ACTION_LINK},
        {"-c a.c", ACTION_COMPILE},
        {"a.c -c", ACTION_COMPILE},
        {"--compile a.c", ACTION_COMPILE},
        {"-c -S a.c", ACTION_COMPILE},
        {"-c -E a.c", ACTION_PREPROCESS},
        {"-E -c a.c", ACTION_PREPROCESS},
        {"-S -M a.c", ACTION_PREPROCESS},
        {"--user-dependencies a.c", ACTION_PREPROCESS},
        {"-MD a.c", ACTION_LINK},
        {"-MMD -MF a.d -c a.c", ACTION_COMPILE},
        {"-M -MD a.c", ACTION_PREPROCESS},
        {"-fsyntax-only a.c b.o", ACTION_COMPILE},
        {"--analyze a.c", ACTION_COMPILE},
        {"a.o b.a c.so d", ACTION_LINK},
        {"a.c b.c c.o -o x", ACTION_LINK},
        {"-shared -o x.so -Wl,--whole-archive,a.a", ACTION_LINK},
        {"-shared -lm", ACTION_LINK},
        {"-r a.o b.o -o c.o", ACTION_LINK},
        {"-v -Wl,-x", ACTION_LINK},
        {"-Xlinker -x", ACTION_LINK},
        {"a.h", ACTION_COMPILE},
        {"a.hpp -o a.hpp.gch", ACTION_COMPILE},
        {"-x c++-header a.c", ACTION_COMPILE},
        {"a.h b.o", ACTION_LINK},
        {"a.h -lm", ACTION_LINK},
        {"-x c - -o /dev/null", ACTION_LINK},
        {"-x c -c -", ACTION_COMPILE},
        {"-E -", ACTION_PREPROCESS},
        {"-E -dM -xc /dev/null", ACTION_PREPROCESS},
        {"-### -x c -c -", ACTION_COMPILE},
        {"a.o -###", ACTION_LINK},
        {"-###", ACTION_NOTHING},
        {"-### --version a.c", ACTION_QUERY},
        {"--version", ACTION_QUERY},
        {"--version a.c", ACTION_QUERY},
        {"-dumpversion", ACTION_QUERY},
        {"-dumpspecs", ACTION_QUERY},
        {"--help=warnings", ACTION_QUERY},
        {"--target-help", ACTION_QUERY},
        {"-m32 -print-libgcc-file-name", ACTION_QUERY},
        {"--print-prog-name ar", ACTION_QUERY},
        {"-print-ivar-layout a.m", ACTION_LINK},
        {"-help a.o", ACTION_LINK}, /* gcc: -h elp */
        {"-v", ACTION_NOTHING},
        {"-v a.c", ACTION_LINK},
        {"", ACTION_NOTHING},
        {"-c", ACTION_NOTHING},
        {"-L. -z now -T x.ld", ACTION_NOTHING},
        {"-o -c", ACTION_NOTHING},
        {"-l", ACTION_NOTHING},
        {"a.c -o", ACTION_NOTHING},
        {"a.c -Xlinker", ACTION_NOTHING},
        {"a.c -c -include", ACTION_NOTHING},
        {"--version -o", ACTION_QUERY},
        {"-o -c a.c", ACTION_LINK},
        {"-Xclang -E a.c", ACTION_LINK},
        {"-- -c", ACTION_LINK},
        {"-c -- -E", ACTION_COMPILE},
        {"-cc1 -E a.c", ACTION_COMPILE},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (read_good(&arena, rows[i].line).action != rows[i].action)
            fail_msg("%s: action %d", rows[i].line, (int)read_good(&arena, rows[i].line).action);
    arena_release(&arena);
}

static void languages_follow_x_and_suffix(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool is_preprocessed, is_cxx;
    } rows[] = {
        {"-c a.c", true, false},
        {"-c dir.cc/a", false, false},
        {"-c a.cc", true, true},
        {"-c a.C", true, true},
        {"-c a.i", false, false},
        {"-c a.ii", false, true},
        {"-c a.s", false, false},
        {"-c a.S", true, false},
        {"-c a.sx", true, false},
        {"-c a.mm", true, true},
        {"a.h", true, false},
        {"a.hpp", true, true},
        {"a.o b.a libc.so.6", false, false},
        {"a.o b.cpp", true, true},
        {"-x c++ -c a.c", true, true},
        {"-xc++ -c a.c", true, true},
        {"--language=c++ -c a.c", true, true},
        {"a.c -x c++", true, false},
        {"-x c++ -x none a.c", true, false},
        {"-x cpp-output a.c", false, false},
        {"-x c++-cpp-output a.c", false, true},
        {"-x assembler a.S", false, false},
        {"-x assembler-with-cpp a.s", true, false},
        {"-x f95-cpp-input a.c", false, false},
        {"-x c -", true, false},
        {"-E -", true, false},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct cmdline line = read_good(&arena, rows[i].line);
        if (line.has_preprocessed_language != rows[i].is_preprocessed ||
            line.has_cxx_input != rows[i].is_cxx)
            fail_msg("%s: preprocessed %d, C++ %d", rows[i].line, line.has_preprocessed_language,
                     line.has_cxx_input);
    }
    arena_release(&arena);
}

/* s = shared, S = static, P = static-pie, p = pie, n = no-pie, r = relocatable, e = exporting. */
static const char *kind_of(struct arena *arena, const struct cmdline *line)
{
    return arena_printf(arena, "%s%s%s%s%s%s%s", line->is_shared ? "s" : "",
                        line->is_static ? "S" : "", line->is_static_pie ? "P" : "",
                        line->is_pie ? "p" : "", line->is_no_pie ? "n" : "",
                        line->is_relocatable ? "r" : "", line->is_exporting ? "e" : "");
}

static void the_last_word_on_the_kind_of_output_wins(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"a.o", ""},
        {"-pie a.o", "p"},
        {"-pie -no-pie", "n"},
        {"-no-pie -pie", "p"},
        {"-nopie", "n"},
        {"-shared -pie", "p"},
        {"-pie -shared", "s"},
        {"-shared -static-pie", "P"},
        {"-static-pie -no-pie", "n"},
        {"-static-pie -pie", "p"},
        {"-static", "S"},
        {"--static --shared", "sS"},
        {"-static -static-pie", "SP"},
        {"-static -pie", "Sp"},
        {"-r -nostdlib", "r"},
        {"-Wl,-r", "r"},
        {"-Wl,-O1,--relocatable", "r"},
        {"-Xlinker -i", "r"},
        {"-Wl,-shared", "s"},
        {"-Wl,-z,now,-Bshareable -pie", "sp"},
        {"-Wl,-static", ""},
        {"-Wl,-Bstatic -lz -Wl,-Bdynamic", ""},
        {"-Wl,-rpath,/x -Wl,-soname=-r", ""},
        {"-Xlinker -static -Wa,-r -o -r", ""},
        {"-rdynamic a.o", "e"},
        {"-pie -Wl,-z,now,-E", "pe"},
        {"-Wl,--export-dynamic -shared", "se"},
        {"-Xlinker -export-dynamic", "e"},
        {"-Wl,--export-dynamic-symbol=main -E", ""},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct cmdline line = read_good(&arena, rows[i][0]);
        if (strcmp(kind_of(&arena, &line), rows[i][1]) != 0)
            fail_msg("%s: %s", rows[i][0], kind_of(&arena, &line));
    }
    arena_release(&arena);
}

static void the_output_is_the_last_o(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"-o x a.c", "x"},
        {"-ox a.c", "x"},
        {"-o x -o y a.c", "y"},
        {"--output=x a.c", "x"},
        {"--output x a.c", "x"},
        {"a.c -o -", "-"},
        {"-Xlinker -o a.c", NULL},
        {"a.c", NULL},
        {"-o", NULL},
        {"-o /dev/null a.c -o", "/dev/null"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *output = read_good(&arena, rows[i][0]).output;
        if (rows[i][1])
            assert_string_equal(output, rows[i][1]);
        else
            assert_null(output);
    }
    arena_release(&arena);
}

/* The words as "kind:text" with the value of an option in brackets. */
static const char *show(struct arena *arena, const struct cmdline *line)
{
    static const char *const kinds[] = {"opt", "arg", "in", "rsp"};
    const char *all = "";
    for (size_t i = 0; i < line->count; i++) {
        const struct word *word = &line->words[i];
        all = arena_printf(arena, "%s%s%s:%s", all, i ? " " : "", kinds[word->kind], word->text);
        if (word->value)
            all = arena_printf(arena, "%s(%s)", all, word->value);
        if (word->language)
            all = arena_printf(arena, "%s<%s>", all, word->language);
        if (word->response)
            all = arena_printf(arena, "%s@%zu", all, word->response);
    }
    return all;
}

static void every_word_is_kept_in_order(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"-O2 -Iinc -I inc2 a.c -o a",
         "opt:-O2 opt:-Iinc(inc) opt:-I(inc2) arg:inc2 in:a.c opt:-o(a) arg:a"},
        {"-x c++ a.c -xnone b.c", "opt:-x(c++) arg:c++ in:a.c<c++> opt:-xnone(none) in:b.c"},
        {"-fmade-up --made-up=1 -Wl,a", "opt:-fmade-up opt:--made-up=1 opt:-Wl,a(a)"},
        {"-Xclang -o - -", "opt:-Xclang(-o) arg:-o in:- in:-"},
        {"-c -- -x @none", "opt:-c opt:-- in:-x in:@none"},
        {"@none -o @none", "in:@none opt:-o(@none) arg:@none"},
        {"-Xarch_host -O3 a.c", "opt:-Xarch_host(host) arg:-O3 in:a.c"},
        {"-o --abicc-explain a.c", "opt:-o(--abicc-explain) arg:--abicc-explain in:a.c"},
        {"-- --abicc-explain", "opt:-- in:--abicc-explain"},
        {"-cc1 -emit-obj -o x a.c", "opt:-cc1 opt:-emit-obj opt:-o opt:x opt:a.c"},
        {"a.c -cc1", "in:a.c opt:-cc1"},
        {"a.c -o", "in:a.c opt:-o"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct cmdline line = read_good(&arena, rows[i][0]);
        assert_string_equal(show(&arena, &line), rows[i][1]);
    }
    arena_release(&arena);
}

static void own_options_leave_the_line(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct cmdline line =
        read_good(&arena, "-c --abicc-profile=el7 --abicc-profile el9 a.c --abicc-cc=/usr/bin/gcc "
                          "--abicc-cxx g++ --abicc-explain");
    assert_string_equal(show(&arena, &line), "opt:-c in:a.c");
    assert_string_equal(line.abicc_profile, "el9");
    assert_string_equal(line.abicc_cc, "/usr/bin/gcc");
    assert_string_equal(line.abicc_cxx, "g++");
    assert_true(line.wants_explain);
    assert_false(line.wants_help);
    assert_true(read_good(&arena, "--abicc-help").wants_help);
    assert_true(read_good(&arena, "--abicc-version").wants_version);
    assert_null(read_good(&arena, "-c a.c").abicc_profile);
    arena_release(&arena);
}

static void wrong_own_options_are_refused(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"--abicc-profle=el7", "did you mean --abicc-profile?\n"},
        {"--abicc-hlep", "did you mean --abicc-help?"},
        {"--abicc-", "there is no such option"},
        {"--abicc-zzzzzzzzzzzz", "there is no such option\n"},
        {"--abicc-profile=", "needs a value"},
        {"--abicc-profile", "needs a value"},
        {"--abicc-cc=", "needs a value"},
        {"--abicc-explain=yes", "takes no value"},
    };
    /* cmd/go takes each of these in a compiler's output for a missing flag. */
    static const char *const forbidden[] = {"unrecognized", "unknown", "unsupported",
                                            "is not supported", "not recognized"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct cmdline line;
        struct error err;
        assert_int_equal(read_line(&arena, rows[i][0], &line, &err), -1);
        if (!strstr(err.text, rows[i][1]))
            fail_msg("%s: %s", rows[i][0], err.text);
        for (size_t j = 0; j < sizeof(forbidden) / sizeof(*forbidden); j++)
            assert_null(strstr(err.text, forbidden[j]));
    }
    arena_release(&arena);
}

struct directory {
    struct arena arena;
    char path[32];
};

static int enter_directory(void **state)
{
    static struct directory directory;
    directory = (struct directory){.path = "/tmp/abicc-cmdline-XXXXXX"};
    *state = &directory;
    return mkdtemp(directory.path) && chdir(directory.path) == 0 ? 0 : -1;
}

static int leave_directory(void **state)
{
    struct directory *directory = *state;
    struct error err;
    arena_release(&directory->arena);
    return chdir("/") == 0 ? fs_remove_tree(directory->path, &err) : -1;
}

static void write_file(const char *name, const char *text)
{
    struct error err;
    assert_int_equal(fs_write(name, text, strlen(text), &err), 0);
}

static void response_files_are_read_and_kept(void **state)
{
    struct arena *arena = &((struct directory *)*state)->arena;
    write_file("outer", "-L'a b' @inner b.o -o");
    write_file("inner", "-lz \"-shared\"");
    struct cmdline line = read_good(arena, "a.o @outer x c.o");
    assert_string_equal(show(arena, &line),
                        "in:a.o rsp:@outer opt:-La b(a b)@2 rsp:@inner@2 opt:-lz(z)@4 "
                        "opt:-shared@4 in:b.o@2 opt:-o(x)@2 arg:x in:c.o");
    assert_string_equal(line.output, "x");
    assert_true(line.is_shared);

    line = read_good(arena, "-o @inner a.o"); /* the file comes first, the option takes its word */
    assert_string_equal(show(arena, &line),
                        "opt:-o(-lz) rsp:@inner arg:-lz@2 opt:-shared@2 in:a.o");

    write_file("empty", " \n");
    line = read_good(arena, "@empty -c a.c");
    assert_string_equal(show(arena, &line), "rsp:@empty opt:-c in:a.c");
}

static void response_files_have_limits(void **state)
{
    struct arena *arena = &((struct directory *)*state)->arena;
    struct cmdline line;
    struct error err;
    write_file("self", "-O2 @self");
    assert_int_equal(read_line(arena, "@self a.c", &line, &err), -1);
    assert_non_null(strstr(err.text, "@self: more than 2000 response files"));

    write_file("own", "a.o --abicc-profile=el7");
    assert_int_equal(read_line(arena, "@own", &line, &err), -1);
    assert_non_null(
        strstr(err.text, "--abicc-profile=el7: an option of abicc in the response file own"));
}

static void a_long_line_is_read_whole(void **state)
{
    struct arena *arena = &((struct directory *)*state)->arena;
    enum { WORDS = 20000, WIDTH = 4 };
    size_t size = (size_t)WORDS * WIDTH;
    char *text = arena_alloc(arena, size + 1);
    memset(text, ' ', size);
    for (size_t i = 0; i < WORDS; i++)
        text[i * WIDTH] = 'a';
    write_file("long", text);
    struct cmdline line = read_good(arena, "-o x @long -lm");
    assert_int_equal(line.count, 20004);
    assert_string_equal(line.words[20003].text, "-lm");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_action_is_what_the_compiler_will_do),
        cmocka_unit_test(languages_follow_x_and_suffix),
        cmocka_unit_test(the_last_word_on_the_kind_of_output_wins),
        cmocka_unit_test(the_output_is_the_last_o),
        cmocka_unit_test(every_word_is_kept_in_order),
        cmocka_unit_test(own_options_leave_the_line),
        cmocka_unit_test(wrong_own_options_are_refused),
        cmocka_unit_test_setup_teardown(response_files_are_read_and_kept, enter_directory,
                                        leave_directory),
        cmocka_unit_test_setup_teardown(response_files_have_limits, enter_directory,
                                        leave_directory),
        cmocka_unit_test_setup_teardown(a_long_line_is_read_whole, enter_directory,
                                        leave_directory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
