/* Walks through directories, searches along $PATH and $ORIGIN, and pieces of paths. */
#include <errno.h>

#include "base/search_path.h"
#include "base/strvec.h"
#include "base/text.h"
#include "base/tree.h"
#include "elf/run_path.h"

#include "directory_fixture.h"

#include "arena_fixture.h"

/* root: a/ (a/b/ (a/b/file), a/z), link -> a, loose -> nowhere, z */
static const char *make_tree(void)
{
    const char *root = directory_make(&arena);
    static const char *const files[] = {"a/b/file", "a/z", "z"};
    const char *deepest = arena_printf(&arena, "%s/a/b", root);
    assert_int_equal(fs_make_dirs(&arena, deepest, 0755, &err), 0);
    for (size_t i = 0; i < COUNT(files); i++)
        assert_int_equal(fs_write(arena_printf(&arena, "%s/%s", root, files[i]), "1", 1, &err), 0);
    assert_int_equal(fs_link("a", arena_printf(&arena, "%s/link", root), &err), 0);
    assert_int_equal(fs_link("nowhere", arena_printf(&arena, "%s/loose", root), &err), 0);
    return root;
}

static void a_directory_is_listed_in_order(void **state)
{
    (void)state;
    const char *root = make_tree();
    static const struct tree_entry wanted[] = {
        {"a", TREE_DIRECTORY}, {"link", TREE_DIRECTORY}, {"loose", TREE_OTHER}, {"z", TREE_FILE}};
    struct tree_list list;
    assert_int_equal(tree_list(&arena, root, &list, &err), 0);
    assert_int_equal(list.count, COUNT(wanted));
    for (size_t i = 0; i < COUNT(wanted); i++) {
        assert_string_equal(list.items[i].name, wanted[i].name);
        assert_int_equal(list.items[i].kind, wanted[i].kind);
    }
    assert_int_equal(tree_list(&arena, arena_printf(&arena, "%s/no", root), &list, &err), -1);
    assert_int_equal(err.code, ENOENT);
    assert_int_equal(tree_list(&arena, arena_printf(&arena, "%s/z", root), &list, &err), -1);
    assert_int_equal(err.code, ENOTDIR);
    directory_remove(&arena, root);
}

static int note_step(void *data, const struct tree_step *step, struct error *error)
{
    struct strvec *steps = data;
    strvec_pushf(&arena, steps, "%d%s%d", (int)step->kind, step->name, step->depth);
    if (step->kind == TREE_FAIL)
        assert_int_not_equal(step->code, 0);
    else
        assert_non_null(step->st);
    return strcmp(step->name, "file") == 0 && strcmp(steps->items[0], "stop") == 0
               ? error_set(error, "enough")
               : 0;
}

static void a_walk_enters_and_leaves(void **state)
{
    (void)state;
    const char *root = make_tree();
    struct strvec steps = {0};
    strvec_push(&arena, &steps, "go on");
    assert_int_equal(tree_walk(arena_printf(&arena, "%s/a", root), false, note_step, &steps, &err),
                     0);
    assert_string_equal(strvec_lines(&arena, &steps, " "), "go on 0a0 0b1 2file2 1b1 2z1 1a0 ");
    struct strvec short_steps = {0};
    strvec_push(&arena, &short_steps, "stop");
    const char *link = arena_printf(&arena, "%s/link", root);
    assert_int_equal(tree_walk(link, true, note_step, &short_steps, &err), -1);
    assert_string_equal(err.text, "enough");
    assert_int_equal(short_steps.count, 4);
    struct strvec link_steps = {0};
    strvec_push(&arena, &link_steps, "go on");
    assert_int_equal(tree_walk(link, false, note_step, &link_steps, &err), 0);
    assert_int_equal(link_steps.count, 2);
    struct strvec no_steps = {0};
    strvec_push(&arena, &no_steps, "go on");
    assert_int_equal(tree_walk("/nowhere/at/all", false, note_step, &no_steps, &err), 0);
    assert_string_equal(no_steps.items[1], "3all0");
    directory_remove(&arena, root);
}

static void removal_follows_no_link(void **state)
{
    (void)state;
    const char *root = make_tree();
    const char *other = directory_make(&arena);
    assert_int_equal(fs_link(root, arena_printf(&arena, "%s/link", other), &err), 0);
    assert_int_equal(fs_remove_tree(other, &err), 0);
    assert_false(fs_exists(other));
    assert_true(fs_exists(arena_printf(&arena, "%s/a/b/file", root)));
    assert_int_equal(fs_remove_tree(other, &err), 0);
    assert_int_equal(fs_remove_tree("/proc/self/fd", &err), -1);
    assert_int_not_equal(err.code, 0);
    directory_remove(&arena, root);
}

static void programs_are_sought_in_order(void **state)
{
    (void)state;
    struct strvec found = search_path_candidates(&arena, "/a::b:/c/", "cc");
    assert_string_equal(strvec_lines(&arena, &found, " "), "/a/cc b/cc /c//cc ");
    found = search_path_candidates(&arena, "", "cc");
    assert_int_equal(found.count, 0);
    found = search_path_candidates(&arena, NULL, "cc");
    assert_string_equal(found.items[0], "/usr/bin/cc");
}

static void run_paths_are_expanded(void **state)
{
    (void)state;
    static const struct {
        const char *directory, *path, *wanted;
        bool is_of_origin;
    } rows[] = {
        {"$ORIGIN/../lib", "/opt/bin/x", "/opt/bin/../lib", true},
        {"${ORIGIN}", "bin/x", "bin", true},
        {"${ORIGIN}/lib", "x", "./lib", true},
        {"/opt/lib", "/bin/x", "/opt/lib", false},
        {"/opt/$LIB", "/bin/x", NULL, false},
        {"$ORIGIN/$PLATFORM", "/bin/x", NULL, true},
        {"", "/bin/x", "", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *expanded = run_path_expand(&arena, rows[i].directory, rows[i].path);
        assert_int_equal(run_path_is_of_origin(rows[i].directory), rows[i].is_of_origin);
        if (rows[i].wanted)
            assert_string_equal(expanded, rows[i].wanted);
        else
            assert_null(expanded);
    }
}

static void a_path_has_a_directory(void **state)
{
    (void)state;
    assert_string_equal(text_directory(&arena, "/a/b"), "/a");
    assert_string_equal(text_directory(&arena, "/a"), "");
    assert_string_equal(text_directory(&arena, "a"), ".");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_directory_is_listed_in_order), TEST(a_walk_enters_and_leaves),
        TEST(removal_follows_no_link),        TEST(programs_are_sought_in_order),
        TEST(run_paths_are_expanded),         TEST(a_path_has_a_directory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
