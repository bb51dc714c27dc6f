/* Which file goes when an output breaks its profile, and that it is said when none can. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/strvec.h"
#include "verdict/bad_output.h"

#include "directory_fixture.h"

static struct arena arena;
static struct error err;

static bool is_there(const char *path)
{
    struct stat st;
    return lstat(path, &st) == 0;
}

/* Each row's commands make files and links in a new directory. */
static void the_file_goes_and_links_stay(void **state)
{
    static const struct {
        const char *commands;
        const char *output;
        const char *gone;
        const char *left; /* all of these */
    } rows[] = {
        {"touch prog", "prog", "prog", ""},
        {"touch real; ln -s real prog", "prog", "real", "prog"},
        {"mkdir d; touch d/real; ln -s d/real prog", "prog", "d/real", "prog"},
        {"mkdir d; touch d/real real; ln -s real d/prog", "d/prog", "d/real", "real d/prog"},
        {"touch real; ln -s real b; ln -s b a", "a", "real", "a b"},
        {"mkdir d; ln -s d e; touch d/prog", "e/prog", "d/prog", "e d"},
        {"touch other; ln other prog", "prog", "prog", "other"},
        {"ln -s nothing prog", "prog", "", "prog"},
        {"ln -s prog prog", "prog", "", "prog"},
        {"mkdir prog", "prog", "", "prog"},
        {"mkfifo prog", "prog", "", "prog"},
        {"ln -s /dev/null prog", "prog", "", "prog /dev/null"},
        {"true", "prog", "", ""},
        {"true", "/dev/null", "", "/dev/null"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *directory = directory_make(&arena);
        assert_int_equal(chdir(directory), 0);
        assert_int_equal(system(rows[i].commands), 0);
        if (bad_output_remove(&arena, rows[i].output, &err) < 0)
            fail_msg("row %zu: %s", i, err.text);
        if (*rows[i].gone && is_there(rows[i].gone))
            fail_msg("row %zu: %s is there", i, rows[i].gone);
        struct strvec left = strvec_split(&arena, rows[i].left, ' ');
        for (size_t j = 0; j < left.count; j++)
            if (*left.items[j] && !is_there(left.items[j]))
                fail_msg("row %zu: %s is gone", i, left.items[j]);
        assert_int_equal(chdir("/"), 0);
        directory_remove(&arena, directory);
    }
}

/* A descriptor of a file that was removed: its output has no name. */
static void a_file_without_a_name(void **state)
{
    (void)state;
    const char *directory = directory_make(&arena);
    const char *path = arena_printf(&arena, "%s/prog", directory);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(unlink(path), 0);
    const char *output = arena_printf(&arena, "/proc/self/fd/%d", fileno(file));
    assert_int_equal(bad_output_remove(&arena, output, &err), 0);
    fclose(file);
    directory_remove(&arena, directory);
}

/* Root may write anywhere, so another user tries. */
static void what_cannot_be_removed_is_said(void **state)
{
    enum { NOBODY = 65534 };
    (void)state;
    const char *directory = directory_make(&arena);
    const char *path = arena_printf(&arena, "%s/prog", directory);
    assert_int_equal(fs_write(path, "", 0, &err), 0);
    assert_int_equal(chmod(directory, 0555), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (getuid() == 0 && setuid(NOBODY) < 0)
            _exit(2);
        bool fails = bad_output_remove(&arena, path, &err) < 0;
        _exit(!fails || !strstr(err.text, "prog: breaks the profile, but cannot be removed: "));
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(is_there(path));
    assert_int_equal(chmod(directory, 0755), 0);
    directory_remove(&arena, directory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_file_goes_and_links_stay),
        cmocka_unit_test(a_file_without_a_name),
        cmocka_unit_test(what_cannot_be_removed_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
