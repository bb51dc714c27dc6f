/* The table of objects, and the archives that are packed of them. */
#include "base/fs.h"
#include "directory_fixture.h"
#include "elf/archive.h"
#include "elf/symbols.h"
#include "sysroot/write/objects_read.h"

#include "arena_fixture.h"

static struct object_table load(const char *arch)
{
    struct object_table table;
    if (object_table_load(&arena, arch_find(arch), &table, &err) < 0)
        fail_msg("%s", err.text);
    return table;
}

static const struct object_file *file_of(const struct object_table *table, const char *name)
{
    for (size_t i = 0; i < table->count; i++)
        if (strvec_contains(&table->files[i].names, name))
            return &table->files[i];
    fail_msg("no row has %s", name);
    return NULL;
}

static void rows_have_their_objects(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *object;
        const char *source;
        const char *flags;
        enum object_group group;
    } rows[] = {
        {"crt1.o", "crt1.o", "crt/crt1.c", "", OBJECTS_GLIBC},
        {"Scrt1.o", "crt1.o", "crt/crt1.c", "", OBJECTS_GLIBC},
        {"gcrt1.o", "gcrt1.o", "crt/crt1.c", "-DPROFILE", OBJECTS_GLIBC},
        {"crti.o", "crti.o", "crt/s390x/crti.S", "", OBJECTS_GLIBC},
        {"libabicc_unwinder.a", "unwinder/c_personality.o", "compat/unwinder/c_personality.c", "",
         OBJECTS_GLIBC},
        {"libabicc_libcxx_polyfill.a", "all/copy_file_range.o", "compat/all/copy_file_range.c", "",
         OBJECTS_LIBCXX},
    };
    struct object_table table = load("s390x");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct object_file *file = file_of(&table, rows[i].file);
        assert_int_equal(file->group, rows[i].group);
        assert_string_equal(file->objects[0].name, rows[i].object);
        assert_string_equal(file->objects[0].source, rows[i].source);
        assert_string_equal(file->objects[0].flags, rows[i].flags);
    }
    assert_non_null(strstr(table.flags, "-nostdinc"));
}

/* Every object that the table names has a source for each architecture with start code. */
static void sources_are_embedded(void **state)
{
    (void)state;
    size_t count;
    const struct arch *list = arch_list(&count);
    for (size_t i = 0; i < count; i++) {
        struct object_table table = load(list[i].name);
        for (size_t j = 0; list[i].has_start_code && j < table.count; j++)
            for (size_t k = 0; k < table.files[j].count; k++) {
                const char *source = table.files[j].objects[k].source;
                if (!data_find(arena_printf(&arena, "sysroots/%s", source)))
                    fail_msg("%s: no source %s", list[i].name, source);
            }
    }
}

static bool count_symbols(void *data, const char *name, const struct elf_file *member)
{
    size_t *total = data;
    struct elf_symbol *symbols;
    size_t count;
    (void)name;
    assert_int_equal(elf_file_symbols(&arena, member, ELF_SYMBOLS_STATIC, &symbols, &count, &err),
                     0);
    for (size_t i = 0; i < count; i++)
        *total += !symbols[i].is_local && !symbols[i].is_undefined;
    return true;
}

static void archives_hold_their_objects_and_names(void **state)
{
    (void)state;
    const char *directory = directory_make(&arena);
    const struct objects objects = {.arch = arch_of_host()};
    struct strvec names = {0};
    struct elf_file *archive;
    size_t defined = 0;
    if (!objects_are_embedded(&arena, objects.arch))
        skip();
    assert_int_equal(objects_write(&arena, &objects, OBJECTS_GLIBC, directory, &err), 0);
    const char *path = arena_printf(&arena, "%s/libabicc_polyfill.a", directory);
    assert_int_equal(elf_file_open(&arena, path, &archive, &err), 0);
    assert_int_equal(elf_file_members(archive, count_symbols, &defined, &err), 0);
    elf_file_close(archive);
    assert_int_equal(objects_names(&arena, &objects, "libabicc_polyfill.a", &names, &err), 0);
    assert_int_equal(names.count, defined);
    assert_true(strvec_contains(&names, "__isoc23_strtol"));
    directory_remove(&arena, directory);
}

/* Objects are those of the first directory that has them. */
static void compiled_objects_are_read(void **state)
{
    (void)state;
    const char *directory = directory_make(&arena);
    struct objects objects = {.arch = arch_find("s390x")};
    struct data object;
    strvec_push(&arena, &objects.directories, "/nonexistent");
    strvec_push(&arena, &objects.directories, directory);
    assert_int_equal(fs_write(arena_printf(&arena, "%s/crt1.o", directory), "own", 3, &err), 0);
    assert_int_equal(objects_read(&arena, &objects, "crt1.o", &object, &err), 0);
    assert_string_equal(object.bytes, "own");
    assert_int_equal(objects_read(&arena, &objects, "gcrt1.o", &object, &err), -1);
    assert_string_equal(err.text, "abicc has no object gcrt1.o for s390x");
    directory_remove(&arena, directory);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        TEST(rows_have_their_objects),
        TEST(sources_are_embedded),
        TEST(archives_hold_their_objects_and_names),
        TEST(compiled_objects_are_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
