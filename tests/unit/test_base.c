/* The base modules: lists, packed values, suggestions, directories made once. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/pack.h"
#include "base/strvec.h"
#include "base/suggest.h"
#include "base/text.h"
#include "base/witness.h"
#include "target/once.h"

static void errors_carry_their_cause(void **state)
{
    (void)state;
    struct error err;
    errno = ENOSPC;
    assert_int_equal(error_system(&err, "/a", "cannot link to %s", "b"), -1);
    assert_string_equal(err.text, "/a: cannot link to b: No space left on device");
    assert_int_equal(err.code, ENOSPC);
    assert_string_equal(error_reason(&err, "/a"), "cannot link to b: No space left on device");
    assert_string_equal(error_reason(&err, "/"), err.text);
    assert_int_equal(error_wrap(&err, "profile %s", "x"), -1);
    assert_string_equal(err.text, "profile x: /a: cannot link to b: No space left on device");
    assert_int_equal(err.code, ENOSPC);
    assert_string_equal(error_reason(&err, "profile x"), strchr(err.text, '/'));
    error_system(&err, NULL, "cannot wait");
    assert_string_equal(error_reason(&err, ""), err.text);
    assert_int_equal(error_about(&err, "/a", "is no %s", "file"), -1);
    assert_string_equal(error_reason(&err, "/a"), "is no file");
    assert_int_equal(err.code, 0);
    error_set(&err, "/a: no more");
    assert_string_equal(error_reason(&err, "/a"), "/a: no more");
}

static void long_errors_lose_their_end(void **state)
{
    (void)state;
    struct error err;
    char text[3000];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    error_about(&err, text, "%s", text);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    error_set(&err, "%s", text);
    error_wrap(&err, "front");
    assert_memory_equal(err.text, "front: xxx", 10);
    assert_int_equal(strlen(err.text), sizeof(err.text) - 1);
    error_wrap(&err, "%s", text);
    assert_int_equal(strlen(error_reason(&err, "")), sizeof(err.text) - 1);
}

static void arrays_grow(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_non_null(arena_alloc(&arena, 0));
    int *numbers = NULL;
    size_t room = 0;
    for (size_t count = 0; count < 1000; count++) {
        numbers = arena_grow(&arena, numbers, count, &room, sizeof(*numbers));
        assert_true(room > count);
        assert_int_equal(numbers[count], 0);
        numbers[count] = (int)count + 1;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(numbers[i], i + 1);
    assert_ptr_equal(arena_reserve(&arena, numbers, 1000, room - 1000, &room, sizeof(*numbers)),
                     numbers);
    numbers = arena_reserve(&arena, numbers, 1000, 10000, &room, sizeof(*numbers));
    assert_true(room >= 11000);
    assert_int_equal(numbers[999], 1000);
    assert_int_equal(numbers[10999], 0);
    arena_release(&arena);
}

static void lists_are_joined(void **state)
{
    (void)state;
    static const struct {
        const char *words, *joined, *lines, *enumerated;
    } rows[] = {
        {"", "", "", ""},
        {"a", "a", "a:", "a"},
        {"a b", "a:b", "a:b:", "a and b"},
        {"a b c", "a:b:c", "a:b:c:", "a, b and c"},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct strvec words = strvec_split(&arena, rows[i].words, ' ');
        assert_string_equal(strvec_join(&arena, &words, ":"), rows[i].joined);
        assert_string_equal(strvec_lines(&arena, &words, ":"), rows[i].lines);
        assert_string_equal(strvec_enumerate(&arena, &words), rows[i].enumerated);
    }
    arena_release(&arena);
}

static void packed_values_come_back(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct strvec texts = {0};
    strvec_push(&arena, &texts, "a");
    strvec_push(&arena, &texts, "");
    struct packer packer = {.arena = &arena};
    pack_number(&packer, 7);
    pack_text(&packer, "text");
    pack_text(&packer, NULL);
    pack_texts(&packer, &texts);
    struct unpacker unpacker = {.bytes = packer.bytes, .size = packer.size};
    assert_int_equal(unpack_number(&unpacker), 7);
    assert_string_equal(unpack_text(&unpacker), "text");
    assert_null(unpack_text(&unpacker));
    struct strvec back = unpack_texts(&arena, &unpacker);
    assert_int_equal(back.count, 2);
    assert_string_equal(back.items[1], "");
    assert_false(unpacker.is_damaged);
    assert_int_equal(unpack_number(&unpacker), 0);
    assert_true(unpacker.is_damaged);
    arena_release(&arena);
}

/* Every shorter piece of a packed file, and one with a changed length, is found out. */
static void damage_is_noticed(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct packer packer = {.arena = &arena};
    pack_text(&packer, "some text");
    for (size_t size = 0; size < packer.size; size++) {
        struct unpacker unpacker = {.bytes = packer.bytes, .size = size};
        unpack_text(&unpacker);
        assert_true(unpacker.is_damaged);
    }
    packer.bytes[0] = 3; /* the length: no NUL follows the third byte */
    struct unpacker unpacker = {.bytes = packer.bytes, .size = packer.size};
    assert_null(unpack_text(&unpacker));
    assert_true(unpacker.is_damaged);
    arena_release(&arena);
}

static void nearest_word_is_what_was_meant(void **state)
{
    (void)state;
    static const char *const words[] = {"ABICC_PROFILE", "ABICC_CACHE_DIR", "static", "dynamic"};
    static const struct {
        const char *typed;
        const char *meant;
    } rows[] = {
        {"ABICC_PROFLE", "ABICC_PROFILE"},
        {"ABICC_PORFILE", "ABICC_PROFILE"},
        {"statc", "static"},
        {"dynamc", "dynamic"},
        {"zzzzzz", NULL},
        {"", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *nearest = suggest_nearest(rows[i].typed, words, sizeof(words) / sizeof(*words));
        if (rows[i].meant)
            assert_string_equal(nearest, rows[i].meant);
        else
            assert_null(nearest);
    }
}

static void environment_is_edited_by_whole_names(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char *const before[] = {"CPATH=/x", "CPATH_OTHER=1", "PATH=/bin", NULL};
    struct strvec removed = {0};
    struct strvec set = {0};
    strvec_push(&arena, &removed, "CPATH");
    strvec_push(&arena, &set, "PATH=/usr/bin");
    struct strvec after = environment_edit(&arena, before, &removed, &set);
    assert_int_equal(after.count, 2);
    assert_string_equal(after.items[0], "CPATH_OTHER=1");
    assert_string_equal(environment_get(after.items, "PATH"), "/usr/bin");
    assert_null(environment_get(after.items, "CPATH"));
    arena_release(&arena);
}

struct directory {
    char path[64];
};

static struct directory make_directory(void)
{
    struct directory directory = {"/tmp/abicc-unit-XXXXXX"};
    assert_non_null(mkdtemp(directory.path));
    return directory;
}

/* Each of these changes a file in a way that another member of its look tells. */
static void write_over(const char *path)
{
    FILE *file = fopen(path, "w"); /* the same size, most often within the same millisecond */
    assert_non_null(file);
    fputc('2', file);
    fclose(file);
}

static void write_over_with_old_times(const char *path)
{
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    write_over(path);
    const struct timespec times[] = {st.st_atim, st.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void exchange(const char *path)
{
    char other[256];
    struct error err;
    snprintf(other, sizeof(other), "%s.other", path);
    assert_int_equal(fs_write(other, "2", 1, &err), 0);
    assert_int_equal(rename(other, path), 0);
}

static void open_to_others(const char *path)
{
    assert_int_equal(chmod(path, 0666), 0);
}

static void appear(const char *path)
{
    struct error err;
    char other[256];
    snprintf(other, sizeof(other), "%s2", path);
    assert_int_equal(fs_write(other, "", 0, &err), 0);
}

static void remain(const char *path)
{
    assert_int_equal(access(path, R_OK), 0);
}

static void witness_sees_every_change(void **state)
{
    (void)state;
    static const struct {
        void (*change)(const char *path);
        bool is_seen;
    } rows[] = {
        {remain, false},  {write_over, true},     {write_over_with_old_times, true},
        {exchange, true}, {open_to_others, true}, {appear, true},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct arena arena = {0};
        struct error err;
        struct witness witness = {0};
        struct packer packer = {.arena = &arena};
        struct directory directory = make_directory();
        const char *file = arena_printf(&arena, "%s/file", directory.path);
        assert_int_equal(fs_write(file, "1", 1, &err), 0);
        witness_see(&arena, &witness, file);
        witness_see(&arena, &witness, arena_printf(&arena, "%s/file2", directory.path));
        witness_see(&arena, &witness, directory.path);
        witness_pack(&packer, &witness);
        rows[i].change(file);
        struct unpacker unpacker = {.bytes = packer.bytes, .size = packer.size};
        if ((witness_changed(&witness) != NULL) != rows[i].is_seen ||
            witness_unpack_and_check(&unpacker) == rows[i].is_seen)
            fail_msg("row %zu", i);
        assert_int_equal(fs_remove_tree(directory.path, &err), 0);
        arena_release(&arena);
    }
}

/* Of a directory whose path ends in a slash every entry that comes or goes is seen: also where its
 * times are set back, as systemd-tmpfiles does. */
static void witness_sees_what_leaves_a_directory(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error err;
    struct witness plain = {0};
    struct witness closely = {0};
    struct stat st;
    struct directory directory = make_directory();
    const char *file = arena_printf(&arena, "%s/file", directory.path);
    assert_int_equal(fs_write(file, "1", 1, &err), 0);
    witness_see(&arena, &plain, directory.path);
    witness_see(&arena, &closely, arena_printf(&arena, "%s/", directory.path));
    assert_int_equal(stat(directory.path, &st), 0);
    unlink(file);
    const struct timespec times[] = {st.st_atim, st.st_mtim};
    assert_int_equal(utimensat(AT_FDCWD, directory.path, times, 0), 0);
    assert_null(witness_changed(&plain));
    assert_non_null(witness_changed(&closely));
    assert_int_equal(fs_remove_tree(directory.path, &err), 0);
    arena_release(&arena);
}

/* Whoever asks for nothing gets a pointer that may be copied to and from. */
static void nothing_is_allocated_too(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_non_null(arena_alloc(&arena, 0));
    assert_string_equal(arena_strndup(&arena, "x", 0), "");
    arena_release(&arena);
}

static void what_is_no_regular_file_is_not_read(void **state)
{
    (void)state;
    static const char *const commands[] = {"mkfifo f", "mkdir f", "ln -s /dev/tty f", "ln -s f f"};
    for (size_t i = 0; i < sizeof(commands) / sizeof(*commands); i++) {
        struct arena arena = {0};
        struct error err;
        const char *bytes;
        size_t size;
        struct directory directory = make_directory();
        assert_int_equal(system(arena_printf(&arena, "cd %s && %s", directory.path, commands[i])),
                         0);
        alarm(10);
        const char *path = arena_printf(&arena, "%s/f", directory.path);
        assert_int_equal(fs_read(&arena, path, &bytes, &size, &err), -1);
        alarm(0);
        assert_int_equal(fs_remove_tree(directory.path, &err), 0);
        arena_release(&arena);
    }
}

static void control_characters_are_made_visible(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(text_visible(&arena, "a\nb\x7f\x1b"), "a\\x0ab\\x7f\\x1b");
    assert_string_equal(text_visible(&arena, "el7 \xc3\xa9"), "el7 \xc3\xa9");
    arena_release(&arena);
}

static int fill_slowly(struct arena *arena, const char *directory, const void *request,
                       struct error *err)
{
    usleep(20000);
    return fs_write(arena_printf(arena, "%s/%s", directory, (const char *)request), "x", 1, err);
}

/* Makes `directory`/made, which holds the file `content`. */
static int make(struct arena *arena, const char *directory, once_fill *fill, struct error *err)
{
    struct witness directories = {0};
    const struct once once = {directory, "made", fill, "content"};
    return once_make(arena, &once, &directories, err);
}

static int fill_and_fail(struct arena *arena, const char *directory, const void *request,
                         struct error *err)
{
    fill_slowly(arena, directory, request, err);
    return error_set(err, "no more");
}

static void many_make_one_whole_directory(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error err;
    struct directory directory = make_directory();
    for (int i = 0; i < 8; i++) {
        pid_t child = fork();
        assert_true(child >= 0);
        if (child == 0)
            _exit(make(&arena, directory.path, fill_slowly, &err) < 0);
    }
    int status;
    for (int i = 0; i < 8; i++) {
        assert_true(wait(&status) > 0);
        assert_int_equal(status, 0);
    }
    assert_true(fs_exists(arena_printf(&arena, "%s/made/content", directory.path)));
    assert_false(fs_exists(arena_printf(&arena, "%s/.new-made", directory.path)));
    assert_int_equal(fs_remove_tree(directory.path, &err), 0);
    arena_release(&arena);
}

static void a_failed_fill_leaves_nothing(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error err;
    struct directory directory = make_directory();
    assert_int_equal(make(&arena, directory.path, fill_and_fail, &err), -1);
    assert_string_equal(err.text, "no more");
    assert_false(fs_exists(arena_printf(&arena, "%s/made", directory.path)));
    assert_false(fs_exists(arena_printf(&arena, "%s/.new-made", directory.path)));
    assert_int_equal(fs_remove_tree(directory.path, &err), 0);
    arena_release(&arena);
}

static void a_damaged_directory_is_made_again(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct error err;
    struct directory directory = make_directory();
    const char *content = arena_printf(&arena, "%s/made/content", directory.path);
    assert_int_equal(make(&arena, directory.path, fill_slowly, &err), 0);
    unlink(content);
    assert_int_equal(make(&arena, directory.path, fill_slowly, &err), 0);
    assert_true(fs_exists(content));
    assert_int_equal(truncate(content, 0), 0);
    assert_int_equal(make(&arena, directory.path, fill_slowly, &err), 0);
    const char *bytes;
    size_t size;
    assert_int_equal(fs_read(&arena, content, &bytes, &size, &err), 0);
    assert_int_equal(size, 1);
    assert_int_equal(fs_remove_tree(directory.path, &err), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(errors_carry_their_cause),
        cmocka_unit_test(long_errors_lose_their_end),
        cmocka_unit_test(arrays_grow),
        cmocka_unit_test(lists_are_joined),
        cmocka_unit_test(packed_values_come_back),
        cmocka_unit_test(damage_is_noticed),
        cmocka_unit_test(nearest_word_is_what_was_meant),
        cmocka_unit_test(environment_is_edited_by_whole_names),
        cmocka_unit_test(nothing_is_allocated_too),
        cmocka_unit_test(what_is_no_regular_file_is_not_read),
        cmocka_unit_test(control_characters_are_made_visible),
        cmocka_unit_test(witness_sees_every_change),
        cmocka_unit_test(witness_sees_what_leaves_a_directory),
        cmocka_unit_test(many_make_one_whole_directory),
        cmocka_unit_test(a_failed_fill_leaves_nothing),
        cmocka_unit_test(a_damaged_directory_is_made_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
