/* lines: which source lines of an object use a symbol, according to line tables of real
 * compilers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "directory_fixture.h"
#include "elf/archive.h"
#include "elf/lines.h"
#include "elf/references.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

struct story {
    struct arena arena;
    const char *directory;
};

/* Two functions that name `wanted` on lines 5, 9, 10 and 12, one twice in the same line. */
static const char source[] = "int wanted(int);\n"
                             "int other(int);\n"
                             "int first(int n)\n"
                             "{\n"
                             "    return wanted(n) + wanted(n + 1);\n"
                             "}\n"
                             "int second(int n)\n"
                             "{\n"
                             "    if (wanted(n))\n"
                             "        wanted(1);\n"
                             "    other(2);\n"
                             "    return wanted(n) + 1;\n"
                             "}\n";
static const char expected[] = "src/part.c:5 src/part.c:9 src/part.c:10 src/part.c:12";

static int begin(void **state)
{
    struct story *story = calloc(1, sizeof(*story));
    struct error err;
    assert_non_null(story);
    story->directory = directory_make(&story->arena);
    const char *sources = arena_printf(&story->arena, "%s/src", story->directory);
    assert_int_equal(fs_make_dirs(&story->arena, sources, 0755, &err), 0);
    const char *path = arena_printf(&story->arena, "%s/part.c", sources);
    assert_int_equal(fs_write(path, source, strlen(source), &err), 0);
    *state = story;
    return 0;
}

static int end(void **state)
{
    struct story *story = *state;
    directory_remove(&story->arena, story->directory);
    free(story);
    return 0;
}

/* Runs a shell's line in the directory. */
static int run(struct story *story, const char *line)
{
    return system(
        arena_printf(&story->arena, "cd %s && %s >/dev/null 2>&1", story->directory, line));
}

static int compare_lines(const void *a, const void *b)
{
    const struct elf_place *one = a;
    const struct elf_place *other = b;
    return (one->at.line > other->at.line) - (one->at.line < other->at.line);
}

/* The places where the object refers to `wanted`, by their lines. */
static struct elf_place *places_of(struct arena *arena, const struct elf_file *object,
                                   size_t *count)
{
    struct elf_reference *references;
    struct error err;
    *count = 0;
    if (elf_references_find(arena, object, "wanted", &references, count, &err) < 0)
        return NULL;
    struct elf_place *places = arena_alloc(arena, (*count + 1) * sizeof(*places));
    for (size_t i = 0; i < *count; i++)
        places[i] =
            (struct elf_place){.section = references[i].section, .offset = references[i].offset};
    if (elf_lines_find(arena, object, places, *count, &err) < 0)
        return NULL;
    qsort(places, *count, sizeof(*places), compare_lines);
    return places;
}

static bool add_lines(void *data, const char *name, const struct elf_file *object)
{
    struct story *story = *(struct story **)data;
    size_t count;
    char **text = (char **)data + 1;
    struct elf_place *places = places_of(&story->arena, object, &count);
    (void)name;
    assert_non_null(places);
    for (size_t i = 0; i < count; i++) {
        const struct elf_line *line = &places[i].at;
        if (line->file && (!i || line->line != places[i - 1].at.line))
            *text = arena_printf(&story->arena, "%s%s%s:%u", *text, **text ? " " : "", line->file,
                                 line->line);
    }
    return true;
}

/* "file:line file:line": where the object, or the archive's members, name `wanted`. */
static const char *lines_of(struct story *story, const char *name)
{
    struct {
        struct story *story;
        const char *text;
    } data = {story, ""};
    struct elf_file *file;
    struct error err;
    const char *path = arena_printf(&story->arena, "%s/%s", story->directory, name);
    if (elf_file_open(&story->arena, path, &file, &err) < 0)
        fail_msg("%s", err.text);
    if (elf_file_content(file) != ELF_CONTENT_ARCHIVE)
        add_lines(&data, name, file);
    else if (elf_file_members(file, add_lines, &data, &err) < 0)
        fail_msg("%s", err.text);
    elf_file_close(file);
    return data.text;
}

static void every_compiler_and_version_of_dwarf_tells_the_same(void **state)
{
    struct story *story = *state;
    static const char *const compilers[] = {"gcc", "clang"};
    static const char *const formats[] = {"-gdwarf-2", "-gdwarf-3", "-gdwarf-4", "-gdwarf-5",
                                          "-gdwarf-5 -gdwarf64"};
    static const char *const ways[] = {"-O0", "-O1 -ffunction-sections", "-fPIC -mcmodel=large"};
    size_t tried = 0;
    for (size_t i = 0; i < COUNT(compilers) * COUNT(formats) * COUNT(ways); i++) {
        const char *line = arena_printf(&story->arena, "%s %s %s -c src/part.c -o part.o",
                                        compilers[i % COUNT(compilers)],
                                        formats[i / COUNT(compilers) % COUNT(formats)],
                                        ways[i / COUNT(compilers) / COUNT(formats)]);
        if (run(story, line) != 0)
            continue; /* a compiler that is not here, or a word that this one does not take */
        const char *got = lines_of(story, "part.o");
        if (strcmp(got, expected) != 0)
            fail_msg("%s: %s", line, got);
        tried++;
    }
    assert_true(tried >= 8);
}

static void without_debug_information_there_are_no_lines(void **state)
{
    struct story *story = *state;
    assert_int_equal(run(story, "cc -c src/part.c -o part.o"), 0);
    assert_string_equal(lines_of(story, "part.o"), "");
}

/* The second row's members are files; the third row's are members of the first archive. */
static void members_of_archives_have_lines(void **state)
{
    struct story *story = *state;
    static const char *const rows[][2] = {
        {"ar rc plain.a part.o", "plain.a"},
        {"ar rcT thin.a part.o", "thin.a"},
        {"ar rcT nested.a plain.a && rm part.o", "nested.a"},
        {"mv plain.a a-name-that-does-not-fit-into-the-header-of-a-member.o && "
         "ar x a-name-that-does-not-fit-into-the-header-of-a-member.o && "
         "mv part.o a-second-name-that-does-not-fit-into-the-header.o && "
         "ar rc long.a a-second-name-that-does-not-fit-into-the-header.o",
         "long.a"},
    };
    assert_int_equal(run(story, "cc -g -c src/part.c -o part.o"), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(run(story, rows[i][0]), 0);
        assert_string_equal(lines_of(story, rows[i][1]), expected);
    }
}

/* In a linked file the places are addresses. */
static void addresses_of_a_linked_file_have_lines(void **state)
{
    struct story *story = *state;
    struct elf_file *file;
    struct error err;
    FILE *nm;
    unsigned long long address = 0;
    assert_int_equal(run(story,
                         "echo 'int wanted(int n) { return n; } int other(int n) { return n; }'"
                         " >src/main.c"),
                     0);
    assert_int_equal(run(story, "cc -g -shared -fPIC src/part.c src/main.c -o part.so"), 0);
    nm = popen(
        arena_printf(&story->arena, "nm %s/part.so | sed -n 's/ T second$//p'", story->directory),
        "r");
    assert_non_null(nm);
    assert_int_equal(fscanf(nm, "%llx", &address), 1);
    pclose(nm);
    const char *path = arena_printf(&story->arena, "%s/part.so", story->directory);
    assert_int_equal(elf_file_open(&story->arena, path, &file, &err), 0);
    struct elf_place places[] = {{.offset = address}, {.offset = 1}};
    assert_int_equal(elf_lines_find(&story->arena, file, places, COUNT(places), &err), 0);
    elf_file_close(file);
    assert_int_equal(places[0].offset, 1);
    assert_null(places[0].at.file);
    assert_string_equal(places[1].at.file, "src/part.c");
    assert_int_equal(places[1].at.line, 8);
}

/* Each byte of real objects turned over: an answer or an error, and never a read beyond the file.
 */
static void damaged_line_tables_do_no_harm(void **state)
{
    struct story *story = *state;
    static const char *const formats[] = {"-gdwarf-3", "-gdwarf-5"};
    for (size_t i = 0; i < COUNT(formats); i++) {
        const char *bytes;
        size_t size;
        struct error err;
        assert_int_equal(
            run(story, arena_printf(&story->arena, "cc %s -c src/part.c -o part.o", formats[i])),
            0);
        const char *path = arena_printf(&story->arena, "%s/part.o", story->directory);
        assert_int_equal(fs_read(&story->arena, path, &bytes, &size, &err), 0);
        for (size_t at = 0; at < size; at++) {
            struct arena arena = {0};
            size_t count;
            char *copy = malloc(size);
            assert_non_null(copy);
            memcpy(copy, bytes, size);
            copy[at] = (char)~copy[at];
            struct elf_file *file = elf_file_open_memory(&arena, "part.o", copy, size);
            places_of(&arena, file, &count);
            elf_file_close(file);
            free(copy);
            arena_release(&arena);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_compiler_and_version_of_dwarf_tells_the_same, begin,
                                        end),
        cmocka_unit_test_setup_teardown(without_debug_information_there_are_no_lines, begin, end),
        cmocka_unit_test_setup_teardown(members_of_archives_have_lines, begin, end),
        cmocka_unit_test_setup_teardown(addresses_of_a_linked_file_have_lines, begin, end),
        cmocka_unit_test_setup_teardown(damaged_line_tables_do_no_harm, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
