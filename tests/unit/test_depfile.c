/* Dependency files without the files of a sysroot. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "plan/depfile.h"

#include "arena_fixture.h"

static char sysroot[64];

/* A sysroot with a header of its own, one of the host's, and a blank in its path. */
static int make_sysroot(void **state)
{
    (void)state;
    strcpy(sysroot, "/tmp/abicc depfile.XXXXXX");
    assert_non_null(mkdtemp(sysroot));
    assert_int_equal(fs_write(arena_printf(&arena, "%s/own.h", sysroot), "", 0, &err), 0);
    assert_int_equal(fs_link("/etc/passwd", arena_printf(&arena, "%s/host.h", sysroot), &err), 0);
    return 0;
}

static int remove_sysroot(void **state)
{
    (void)state;
    return fs_remove_tree(sysroot, &err);
}

/* Returns the text with the sysroot's path, as make reads it, in the place of every SR. */
static const char *rules_of(const char *text)
{
    const char *rules = "";
    for (const char *found; (found = strstr(text, "SR")); text = found + 2)
        rules = arena_printf(&arena, "%s%.*s/tmp/abicc\\ %s", rules, (int)(found - text), text,
                             sysroot + strlen("/tmp/abicc "));
    return arena_printf(&arena, "%s%s", rules, text);
}

static void a_file_of_the_sysroot_is_no_prerequisite(void **state)
{
    (void)state;
    static const struct {
        const char *before;
        const char *after;
    } cases[] = {
        {"a.o: a.c b.h\n", "a.o: a.c b.h\n"},
        {"a.o: a.c SR/own.h b.h\n", "a.o: a.c b.h\n"},
        {"a.o: a.c SR/host.h b.h\n", "a.o: a.c /etc/passwd b.h\n"},
        {"a.o: a.c SR/gone.h\n", "a.o: a.c\n"},
        {"a.o: a.c \\\n SR/own.h \\\n SR/own.h\n", "a.o: a.c\n"},
        {"a.o: a.c \\\n SR/own.h \\\n b.h\n", "a.o: a.c \\\n b.h\n"},
        {"a.o: a.c \\\n SR/own.h b\\ c.h \\\n SR/own.h d.h\n", "a.o: a.c \\\n b\\ c.h \\\n d.h\n"},
        {"a.o: a.c SR/own.h\nSR/own.h:\nSR/host.h:\n", "a.o: a.c\n/etc/passwd:\n"},
        {"a.o: a.c SR/own.h\n\nSR/own.h:\n\nb.h:\n", "a.o: a.c\n\n\nb.h:\n"},
        {"a.o: \\\n SR/own.h\nb.o: b.c\n", "a.o:\nb.o: b.c\n"},
        {"a.o: a.c SR/own.h", "a.o: a.c\n"},
        {"a.o: a.c SRx/own.h\n", "a.o: a.c SRx/own.h\n"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        assert_string_equal(depfile_correct(&arena, rules_of(cases[i].before), sysroot),
                            rules_of(cases[i].after));
}

static void a_file_keeps_its_other_names(void **state)
{
    (void)state;
    const char *path = arena_printf(&arena, "%s/a.d", sysroot);
    const char *other = arena_printf(&arena, "%s/b.d", sysroot);
    const char *rules = rules_of("a.o: a.c SR/own.h\n");
    const char *bytes;
    size_t size;
    struct strvec names = {0};
    strvec_push(&arena, &names, path);
    strvec_push(&arena, &names, "/no/such/file");
    strvec_push(&arena, &names, "/dev/null");
    assert_int_equal(fs_write(path, rules, strlen(rules), &err), 0);
    assert_int_equal(link(path, other), 0);
    assert_int_equal(depfile_correct_files(&arena, &names, sysroot, &err), 0);
    assert_int_equal(fs_read(&arena, other, &bytes, &size, &err), 0);
    assert_string_equal(bytes, "a.o: a.c\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_of_the_sysroot_is_no_prerequisite),
        TEST(a_file_keeps_its_other_names),
    };
    return cmocka_run_group_tests(tests, make_sysroot, remove_sysroot);
}
