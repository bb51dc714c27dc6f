/* The order of the source tree: a directory includes only what stands before it, rooms of sysroot/
 * stay small and apart, and a file's name says where it is. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"

#include "arena_fixture.h"

/* Directories of one row do not include each other. driver/README.md says what is in each. */
static const char *const order[] = {
    "base",
    "tables elf cmdline package",
    "profile toolchain confine",
    "locked",
    "sysroot facts",
    "target system",
    "plan rules link lower",
    "report",
    "verdict",
    "failure",
    "ctl",
    "repository",
    "packages",
    "documents",
};

/* The same of the rooms of sysroot/; its own files may include all of them. */
static const char *const rooms[] = {"write", "glibc musl cxx headers"};

enum {
    MAX_FILES_OF_ROOM = 15,
    MAX_LINES_OF_FILE = 350,
    MAX_LINES_OF_BODY = 60,
    MAX_PARAMETERS = 6
};

/* Which row has the directory: -1 when none has. */
static int rank_of(const char *const *rows, size_t count, const char *directory)
{
    for (size_t i = 0; i < count; i++) {
        struct strvec names = strvec_split(&arena, rows[i], ' ');
        if (strvec_contains(&names, directory))
            return (int)i;
    }
    return -1;
}

/* All .c and .h files below `directory`, which is below driver/, as paths below driver/. */
static void list(const char *directory, struct strvec *files)
{
    struct dirent **entries;
    const char *path = arena_printf(&arena, SOURCE_DIR "/driver%s", directory);
    int count = scandir(path, &entries, NULL, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        const char *name = arena_printf(&arena, "%s/%s", directory, entries[i]->d_name);
        if (entries[i]->d_name[0] == '.')
            ;
        else if (fs_is_dir(arena_printf(&arena, SOURCE_DIR "/driver%s", name)))
            list(name, files);
        else if (text_ends_with(name, ".c") || text_ends_with(name, ".h"))
            strvec_push(&arena, files, name + 1);
        free(entries[i]);
    }
    free(entries);
}

/* The first `depth` directories of the path: "sysroot/write"; NULL when it has fewer. */
static const char *directory_of(const char *path, unsigned depth)
{
    const char *end = path;
    while (depth--) {
        end = strchr(end, '/');
        if (!end)
            return NULL;
        end++;
    }
    return arena_strndup(&arena, path, (size_t)(end - path) - 1);
}

static const char *text_of(const char *file)
{
    const char *bytes;
    size_t size;
    assert_int_equal(
        fs_read(&arena, arena_printf(&arena, SOURCE_DIR "/driver/%s", file), &bytes, &size, &err),
        0);
    return bytes;
}

static struct strvec includes_of(const char *file)
{
    static const char directive[] = "#include \"";
    struct strvec found = {0};
    struct strvec lines = strvec_split(&arena, text_of(file), '\n');
    for (size_t i = 0; i < lines.count; i++)
        if (text_begins_with(lines.items[i], directive)) {
            const char *name = lines.items[i] + sizeof(directive) - 1;
            name = arena_strndup(&arena, name, strcspn(name, "\""));
            if (!text_ends_with(name, ".inc")) /* rows of a table, written by the build */
                strvec_push(&arena, &found, name);
        }
    return found;
}

/* Returns whether a file of `from` may include one of `to`. */
static bool may_include(const char *const *rows, size_t count, const char *from, const char *to)
{
    int lower = to ? rank_of(rows, count, to) : -1;
    int upper = rank_of(rows, count, from);
    return lower >= 0 && upper >= 0 && (strcmp(from, to) == 0 || lower < upper);
}

static const char *room_of(const char *path)
{
    const char *room = text_begins_with(path, "sysroot/") ? directory_of(path, 2) : NULL;
    return room ? room + strlen("sysroot/") : NULL;
}

static void test_each_directory_includes_only_what_stands_before_it(void **state)
{
    (void)state;
    unsigned wrong = 0;
    struct strvec files = {0};
    list("", &files);
    assert_true(files.count > 200);
    for (size_t i = 0; i < files.count; i++) {
        const char *file = files.items[i];
        const char *from = directory_of(file, 1);
        struct strvec includes = includes_of(file);
        for (size_t j = 0; from && j < includes.count; j++) {
            const char *to = directory_of(includes.items[j], 1);
            const char *room = room_of(file);
            const char *other = room_of(includes.items[j]);
            bool is_right = may_include(order, COUNT(order), from, to) &&
                            (!room || !other || may_include(rooms, COUNT(rooms), room, other));
            if (!is_right)
                print_error("driver/%s must not include %s\n", file, includes.items[j]);
            wrong += !is_right;
        }
    }
    assert_int_equal(wrong, 0);
}

static void test_no_two_files_have_one_name(void **state)
{
    (void)state;
    unsigned wrong = 0;
    struct strvec files = {0};
    struct strvec names = {0};
    list("", &files);
    for (size_t i = 0; i < files.count; i++) {
        const char *name = text_file_name(files.items[i]);
        if (strvec_contains(&names, name))
            print_error("driver/%s: another directory has a file of that name\n", files.items[i]);
        wrong += strvec_contains(&names, name);
        strvec_push(&arena, &names, name);
    }
    assert_int_equal(wrong, 0);
}

static void test_rooms_of_the_sysroot_are_small(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rooms); i++) {
        struct strvec names = strvec_split(&arena, rooms[i], ' ');
        for (size_t j = 0; j < names.count; j++) {
            struct strvec files = {0};
            list(arena_printf(&arena, "/sysroot/%s", names.items[j]), &files);
            assert_in_range(files.count, 1, MAX_FILES_OF_ROOM);
        }
    }
}

/* The rows of its table are the directories in this order. */
static void test_the_readme_has_each_directory_in_its_place(void **state)
{
    (void)state;
    const char *at;
    size_t size;
    assert_int_equal(fs_read(&arena, SOURCE_DIR "/driver/README.md", &at, &size, &err), 0);
    for (size_t i = 0; i < COUNT(order); i++) {
        struct strvec names = strvec_split(&arena, order[i], ' ');
        const char *row_end = at;
        for (size_t j = 0; j < names.count; j++) {
            const char *row = strstr(at, arena_printf(&arena, "\n| `%s/` | ", names.items[j]));
            if (!row)
                fail_msg("driver/README.md: %s/ is missing, or not in its place", names.items[j]);
            row_end = row > row_end ? row : row_end;
        }
        at = row_end + 1;
    }
}

/* The number of parameters in a declaration, which begins at `text`: of the commas, those in no
 * inner parentheses. */
static unsigned parameters_of(const char *text)
{
    unsigned commas = 0;
    int depth = 0;
    for (text = strchr(text, '('); text && *text; text++) {
        depth += *text == '(';
        depth -= *text == ')';
        commas += *text == ',' && depth == 1;
        if (depth == 0)
            break;
    }
    return commas + 1;
}

/* A function as clang-format leaves it: its braces stand alone at the beginning of a line, and what
 * is between an empty line and the first brace declares it. */
struct seen {
    const char *declaration;
    unsigned body; /* lines since the first brace; 0 outside of a function */
};

static unsigned see_line(const char *file, const char *line, struct seen *seen)
{
    unsigned wrong = 0;
    if (seen->body)
        seen->body++;
    if (!*line && !seen->body) {
        seen->declaration = "";
    } else if (strcmp(line, "{") == 0) {
        seen->body = 1;
        wrong = parameters_of(seen->declaration) > MAX_PARAMETERS;
        if (wrong)
            print_error("driver/%s: more than %d parameters: %s\n", file, MAX_PARAMETERS,
                        seen->declaration);
    } else if (strcmp(line, "}") == 0 && seen->body) {
        wrong = seen->body > MAX_LINES_OF_BODY;
        if (wrong)
            print_error("driver/%s: %u lines: %s\n", file, seen->body, seen->declaration);
        *seen = (struct seen){.declaration = ""};
    } else if (!seen->body) {
        seen->declaration = arena_printf(&arena, "%s%s", seen->declaration, line);
    }
    return wrong;
}

static void test_files_and_functions_are_short(void **state)
{
    (void)state;
    unsigned wrong = 0;
    struct strvec files = {0};
    list("", &files);
    for (size_t i = 0; i < files.count; i++) {
        struct seen seen = {.declaration = ""};
        unsigned lines = 0;
        for (char *line = arena_strdup(&arena, text_of(files.items[i])), *end;
             (end = strchr(line, '\n')); line = end + 1, lines++) {
            *end = '\0';
            wrong += see_line(files.items[i], line, &seen);
        }
        if (lines > MAX_LINES_OF_FILE)
            print_error("driver/%s: %u lines\n", files.items[i], lines);
        wrong += lines > MAX_LINES_OF_FILE;
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_each_directory_includes_only_what_stands_before_it),
        TEST(test_no_two_files_have_one_name),
        TEST(test_rooms_of_the_sysroot_are_small),
        TEST(test_the_readme_has_each_directory_in_its_place),
        TEST(test_files_and_functions_are_short),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
