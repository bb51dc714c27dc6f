/* Response files are split as gcc splits them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "cmdline/response.h"

/* The words, each in brackets. */
static const char *split(struct arena *arena, const char *text)
{
    struct strvec words = response_split(arena, text);
    const char *all = "";
    for (size_t i = 0; i < words.count; i++)
        all = arena_printf(arena, "%s[%s]", all, words.items[i]);
    return all;
}

static void words_follow_gcc_quoting(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
    } rows[] = {
        {"", ""},
        {" \t\n\v\f\r ", ""},
        {"a.o b.o\nc.o", "[a.o][b.o][c.o]"},
        {"'a b' \"c d\"", "[a b][c d]"},
        {"-DX=\"a b\"c'd e'", "[-DX=a bcd e]"},
        {"''", "[]"},
        {"\"\" x", "[][x]"},
        {"a\\ b \\\"c", "[a b][\"c]"},
        {"\"a\\\"b\" \"c\\\\d\"", "[a\"b][c\\d]"},
        {"'a\\'b'", "[a'b]"},
        {"\"it's\"", "[it's]"},
        {"'never closed x", "[never closed x]"},
        {"end\\", "[end]"},
        {"@nested #no-comment", "[@nested][#no-comment]"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        assert_string_equal(split(&arena, rows[i].text), rows[i].words);
    arena_release(&arena);
}

static void only_regular_files_are_read(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strvec words;
    struct error err;
    char directory[] = "/tmp/abicc-response-XXXXXX";
    assert_non_null(mkdtemp(directory));
    const char *file = arena_printf(&arena, "%s/args", directory);
    const char *pipe = arena_printf(&arena, "%s/pipe", directory);
    assert_int_equal(fs_write(file, "-O2 a.c", 7, &err), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_true(response_read(&arena, file, &words));
    assert_int_equal(words.count, 2);
    assert_false(response_read(&arena, directory, &words));
    assert_false(response_read(&arena, arena_printf(&arena, "%s/none", directory), &words));
    alarm(10); /* opening a pipe without a writer would wait for ever */
    assert_false(response_read(&arena, pipe, &words));
    alarm(0);
    assert_int_equal(fs_remove_tree(directory, &err), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_follow_gcc_quoting),
        cmocka_unit_test(only_regular_files_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
