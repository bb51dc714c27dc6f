/* The directory of the cache: which variables are used, in which order, and which values are
 * refused. */
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
#include "target/cache.h"

struct scene {
    struct arena arena;
    char directory[64];
};

static int set_up(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));
    strcpy(scene->directory, "/tmp/abicc-test-cache.XXXXXX");
    assert_non_null(mkdtemp(scene->directory));
    *state = scene;
    return 0;
}

static int tear_down(void **state)
{
    struct scene *scene = *state;
    struct error err;
    fs_remove_tree(scene->directory, &err);
    arena_release(&scene->arena);
    free(scene);
    return 0;
}

static const char *variable(struct scene *scene, const char *name, const char *below)
{
    return arena_printf(&scene->arena, "%s=%s%s", name, scene->directory, below);
}

static void candidates_follow_the_environment(void **state)
{
    struct scene *scene = *state;
    static const struct {
        const char *chosen, *xdg, *home; /* below the directory; NULL = not set */
        size_t count;
        const char *first; /* the first candidate, below the directory; NULL = the shared one */
        bool is_first_chosen;
    } rows[] = {
        {"/mine", "/xdg", "", 4, "/mine", true},
        {NULL, "/xdg", "", 3, "/xdg/abicc", false},
        {NULL, NULL, "", 2, "/.cache/abicc", false},
        {NULL, NULL, "/none", 1, NULL, false}, /* a home that does not exist */
        {NULL, NULL, NULL, 1, NULL, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *environment[5] = {variable(scene, "TMPDIR", "")};
        size_t count = 1;
        if (rows[i].chosen)
            environment[count++] = variable(scene, "ABICC_CACHE_DIR", rows[i].chosen);
        if (rows[i].xdg)
            environment[count++] = variable(scene, "XDG_CACHE_HOME", rows[i].xdg);
        if (rows[i].home)
            environment[count++] = variable(scene, "HOME", rows[i].home);
        struct cache_candidates found = cache_candidates(&scene->arena, environment);
        assert_int_equal(found.paths.count, rows[i].count);
        assert_int_equal(found.is_first_chosen, rows[i].is_first_chosen);
        const char *first =
            rows[i].first ? rows[i].first
                          : arena_printf(&scene->arena, "/abicc-%lu", (unsigned long)getuid());
        assert_string_equal(found.paths.items[0],
                            arena_printf(&scene->arena, "%s%s", scene->directory, first));
    }
}

/* The directory in TMPDIR lies where anyone may have made one of that name before us. */
static void a_shared_place_must_be_private(void **state)
{
    struct scene *scene = *state;
    const char *const environment[] = {variable(scene, "TMPDIR", ""), NULL};
    struct cache_candidates found = cache_candidates(&scene->arena, environment);
    const char *path = found.paths.items[0];
    const char *chosen;
    const char *refused;
    struct error err;

    assert_int_equal(cache_choose(&scene->arena, &found, &chosen, &refused, &err), 0);
    struct stat st;
    assert_int_equal(stat(chosen, &st), 0);
    assert_int_equal(st.st_mode & 0777, 0700);
    assert_true(cache_is_trusted(&scene->arena, &found, 0, &err));

    assert_int_equal(chmod(path, 0755), 0);
    assert_false(cache_is_trusted(&scene->arena, &found, 0, &err));
    assert_int_equal(cache_choose(&scene->arena, &found, &chosen, &refused, &err), -1);
    assert_non_null(strstr(err.text, "0700"));

    /* A link, even to a directory of ours, was not made by us. */
    assert_int_equal(rmdir(path), 0);
    assert_int_equal(symlink(scene->directory, path), 0);
    assert_false(cache_is_trusted(&scene->arena, &found, 0, &err));
    assert_int_equal(cache_choose(&scene->arena, &found, &chosen, &refused, &err), -1);
}

/* Who may write in the directory, or above it, decides. */
static void a_cache_is_trusted_where_nobody_else_writes(void **state)
{
    struct scene *scene = *state;
    static const struct {
        const char *commands; /* in an empty directory; the cache is to be c/cache */
        bool is_trusted;
        const char *why;
    } rows[] = {
        {"true", true, ""},
        {"mkdir -p c/cache", true, ""},
        {"mkdir -p c/cache/state", true, ""},
        {"mkdir -p c/cache; chmod 777 c/cache", false, "c/cache: other users may write there"},
        {"mkdir -p c/cache; chmod 1777 c/cache", false, "c/cache: other users may write there"},
        {"mkdir -p c/cache; chmod 777 c", false, "c: other users may write there"},
        {"mkdir -p c; chmod 777 c", false, "c: other users may write there"},
        {"mkdir -p c/cache; chmod 1777 c", true, ""}, /* as /tmp is */
        {"mkdir -p c/cache; chgrp 4242 c/cache; chmod 775 c/cache", false, "a group may write"},
        {"mkdir -p c/cache; chgrp 4242 c; chmod 2775 c", false, "c: a group may write"},
        {"mkdir -p c/cache; chown 4242 c/cache", false, "c/cache: belongs to another user (4242)"},
        {"mkdir -p c/cache; chown 4242 c", false, "c: belongs to another user (4242)"},
        {"mkdir -p c/cache/state; chmod 777 c/cache/state", false, "state: other users may write"},
        {"mkdir -p c/cache/state; chown 4242 c/cache/state", false, "state: belongs to another"},
        {"mkdir -p c/cache d; ln -s ../../d c/cache/state", true, ""},
        {"mkdir -p c/cache d; ln -s ../../d c/cache/state; chmod 777 d", false, "/d: other users"},
        {"mkdir -p real/cache; ln -s real c", true, ""},
        {"mkdir -p real/cache; ln -s $PWD/real c", true, ""},
        {"mkdir -p real/cache; chmod 777 real; ln -s real c", false, "real: other users may"},
        {"mkdir -p real/cache; ln -s real c; chown -h 4242 c", false, "c: belongs to another"},
        {"ln -s c c", false, "leads nowhere"},
    };
    if (getuid() != 0)
        skip(); /* who is not root cannot give files away */
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *directory = arena_printf(&scene->arena, "%s/%zu", scene->directory, i);
        const char *command = arena_printf(&scene->arena, "mkdir %s && cd %s && umask 022 && %s",
                                           directory, directory, rows[i].commands);
        assert_int_equal(system(command), 0);
        const char *const environment[] = {
            arena_printf(&scene->arena, "ABICC_CACHE_DIR=%s/c/cache", directory), NULL};
        struct cache_candidates found = cache_candidates(&scene->arena, environment);
        struct error err = {0};
        if (cache_is_trusted(&scene->arena, &found, 0, &err) != rows[i].is_trusted ||
            !strstr(err.text, rows[i].why))
            fail_msg("row %zu: %s", i, err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(candidates_follow_the_environment, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shared_place_must_be_private, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_cache_is_trusted_where_nobody_else_writes, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
