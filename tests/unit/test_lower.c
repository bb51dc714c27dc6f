/* abictl lower: its table, its decisions, and damaged files. */
#include <elf.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ctl/lower.h"
#include "lower/code.h"
#include "lower/rewrite.h"
#include "lower/unversioned.h"

#include "directory_fixture.h"

#include "arena_fixture.h"

static const struct strvec no_roots;

static struct abi abi;
static struct abi_index records;

static void load(const char *arch)
{
    assert_int_equal(abi_load(&arena, &no_roots, arch, &abi, &err), 0);
    records = abi_index(&arena, &abi);
}

/* The record of the symbol whose version is that number; NULL when there is none. */
static const struct abi_record *record_of(const char *symbol, struct version node)
{
    size_t count;
    const struct abi_record *const *found =
        abi_index_find(&records, (struct text){symbol, strlen(symbol)}, &count);
    for (size_t i = 0; i < count; i++)
        if (version_compare(found[i]->node_version, node) == 0)
            return found[i];
    return NULL;
}

/* Whether a linker finds the symbol in some release before that. */
static bool exists_before(const char *symbol, struct version release)
{
    struct version first;
    return abi_first_release(&abi, symbol, &first) && version_compare(first, release) < 0;
}

/* Each symbol has the version, and what stands in for it is older. */
static void test_the_rows_are_about_symbols_that_exist(void **state)
{
    (void)state;
    struct lower_table table;
    load("x86_64");
    assert_int_equal(lower_table_load(&arena, &no_roots, &table, &err), 0);
    assert_true(table.count > 30);
    for (size_t i = 0; i < table.count; i++) {
        const struct lower_row *row = &table.rows[i];
        const char *line = arena_strndup(&arena, row->symbols.start, row->symbols.length);
        struct strvec words = strvec_split(&arena, line, ' ');
        if (i && version_compare(row[-1].since, row->since) > 0)
            fail_msg("%s: not in the order of releases", line);
        for (size_t j = 0; j < words.count; j++) {
            const char *other;
            char *name = arena_strdup(&arena, words.items[j]);
            name[strcspn(name, "=")] = '\0';
            if (!record_of(name, row->since))
                fail_msg("%s: has no such version", name);
            assert_ptr_equal(lower_table_find(&arena, &table, name, row->since, &other), row);
            bool is_other = row->way == LOWER_RENAME || row->way == LOWER_CODE;
            if (is_other != (other != NULL))
                fail_msg("%s: the other symbol is missing, or too many", name);
            if (row->way != LOWER_OBJECT && !exists_before(other ? other : name, row->since))
                fail_msg("%s: nothing older", name);
        }
    }
}

static void test_a_wrong_table_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[][2] = {
        {"2.x\tsame\t-\tmemcpy\t-", "'2.x' is not a release of glibc"},
        {"2.14\tlike\t-\tmemcpy\t-", "'like' is not same, differs, rename, code, object or start"},
        {"2.14\tcode\t-\tmemcpy\t-", "'-' is not what this way needs"},
        {"2.14\tsame\tx\tmemcpy\t-", "'x' is not what this way needs"},
        {"2.14\tdiffers\t-\tmemcpy\t-", "it does not say what differs"},
        {"2.14\tsame\t-\tmemcpy", "fields"},
    };
    const char *directory = directory_make(&arena);
    struct strvec roots = {0};
    strvec_push(&arena, &roots, directory);
    const char *tables = arena_printf(&arena, "%s/sysroots/abi", directory);
    assert_int_equal(fs_make_dirs(&arena, tables, 0755, &err), 0);
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct lower_table table;
        const char *path = arena_printf(&arena, "%s/lower.tsv", tables);
        unlink(path);
        assert_int_equal(fs_write(path, wrong[i][0], strlen(wrong[i][0]), &err), 0);
        assert_int_equal(lower_table_load(&arena, &roots, &table, &err), -1);
        if (!strstr(err.text, wrong[i][1]))
            fail_msg("%s: %s", wrong[i][0], err.text);
    }
    directory_remove(&arena, directory);
}

static void test_texts(void **state)
{
    (void)state;
    const struct lower_row code = {.way = LOWER_CODE, .remark = "needs Linux 3.17"};
    const struct lower_change calls = {.name = "getrandom",
                                       .node = "GLIBC_2.25",
                                       .new_name = "syscall",
                                       .new_node = "GLIBC_2.2.5",
                                       .library = "libc.so.6",
                                       .row = &code};
    const struct lower_change weak = {.name = "f", .node = "GLIBC_2.30"};
    assert_string_equal(lower_change_text(&arena, &calls),
                        "getrandom GLIBC_2.25 -> syscall GLIBC_2.2.5 of libc.so.6, called by added "
                        "code; needs Linux 3.17");
    assert_string_equal(lower_change_text(&arena, &weak),
                        "f GLIBC_2.30 -> no version, because the reference is weak");
}

/* Lowers bytes, whatever they are. Returns whether that went well. */
static bool lower_bytes(const unsigned char *bytes, size_t size)
{
    struct arena own = {0};
    struct lower_file read;
    struct lower_tables tables;
    struct lower_result result = {0};
    struct elf_file *file = elf_file_open_memory(&own, "file", bytes, size);
    bool is_done = false;
    if (lower_file_read(&own, file, &read, &err) == 0 &&
        lower_tables_load(&own, &no_roots, &read, &tables, &err) == 0) {
        tables.companion = "libpolyfills.so";
        struct lowering plan = lowering_plan(&own, &read, &tables, release("2.17"));
        is_done =
            !plan.obstacle_count && lower_rewrite(&own, &read, &tables, &plan, &result, &err) == 0;
    }
    elf_file_close(file);
    arena_release(&own);
    return is_done;
}

/* No byte of the headers and tables makes it read or write elsewhere; the sanitizers watch. */
static void test_damaged_files(void **state)
{
    (void)state;
    const char *bytes;
    size_t size;
    if (fs_read(&arena, "/bin/ls", &bytes, &size, &err) < 0 || size < 0x2000)
        skip();
    unsigned char *copy = arena_alloc(&arena, size);
    memcpy(copy, bytes, size);
    (void)lower_bytes(copy, size);
    srandom(1);
    for (int i = 0; i < 150; i++) {
        memcpy(copy, bytes, size);
        for (int j = 0; j < 3; j++) {
            size_t part = i % 3 == 0 ? 0x400 : i % 3 == 1 ? 0x4000 : size;
            copy[(size_t)random() % (part < size ? part : size)] = (unsigned char)random();
        }
        (void)lower_bytes(copy, i % 5 ? size : (size_t)random() % size);
    }
}

static void test_machines_with_code(void **state)
{
    (void)state;
    const struct elf_header x86_64 = {.is_64 = true, .machine = EM_X86_64};
    const struct elf_header x32 = {.machine = EM_X86_64};
    const struct elf_header arm = {.machine = EM_ARM};
    assert_non_null(lower_machine(&x86_64));
    assert_null(lower_machine(&x32));
    assert_null(lower_machine(&arm));
}

/* Adds the code that stands in for __libc_start_main to a file whose other parts lie there. */
static int add_start(uint64_t code, uint64_t init)
{
    const struct elf_header header = {.is_64 = true, .machine = EM_X86_64};
    const struct lower_row row = {.way = LOWER_START};
    struct changed_file image = {.arena = &arena, .path = "file", .is_64 = true};
    const struct lower_places places = {
        .slot = code + 4096, .init = init, .array = code - 4096, .array_end = code - 4000};
    uint64_t address = 0;
    image.code = (struct changed_area){.address = code, .room = LOWER_CODE_ROOM};
    image.code.bytes = arena_alloc(&arena, LOWER_CODE_ROOM);
    int status = lower_code_add(&image, lower_machine(&header), &row, &places, &address, &err);
    if (status == 0)
        assert_int_equal(address, code);
    return status;
}

static void test_code_reaches_what_it_refers_to(void **state)
{
    (void)state;
    const uint64_t code = (uint64_t)3 << 30;
    assert_int_equal(add_start(code, 0), 0);
    assert_int_equal(add_start(code, code - INT32_MAX + LOWER_CODE_ROOM), 0);
    assert_int_equal(add_start(code, 0x1000), -1);
    assert_non_null(strstr(err.text, "reaches no further than 2048 MB"));
    assert_int_equal(add_start(code, code + ((uint64_t)1 << 31) + 4096), -1);
}

/* What names a symbol without a version. */
static void test_symbols_without_a_version(void **state)
{
    (void)state;
    static const char *loads[] = {"libc.so.6"};
    static const char *loads_other[] = {"libc.so.6", "libother.so"};
    struct lower_tables tables = {0};
    struct lower_file file = {.dynamic = {.needed = loads, .needed_count = 1}};
    load("x86_64");
    tables.abi = abi;
    tables.index = records;
    struct unversioned found = unversioned_find(&file, &tables, release("2.17"), "arc4random");
    assert_int_equal(version_compare(found.since, release("2.36")), 0);
    assert_null(unversioned_other_owner(&file, &tables, "arc4random"));
    found = unversioned_find(&file, &tables, release("2.36"), "arc4random");
    assert_true(version_is_zero(found.since) && !found.library);
    found = unversioned_find(&file, &tables, release("2.17"), "printf");
    assert_true(version_is_zero(found.since) && !found.library);
    found = unversioned_find(&file, &tables, release("2.17"), "no_such_function");
    assert_true(version_is_zero(found.since) && !found.library);
    found = unversioned_find(&file, &tables, release("2.17"), "pthread_create");
    assert_true(version_is_zero(found.since));
    assert_string_equal(found.library, "libpthread.so.0");
    file.dynamic.needed_count = 0; /* the program loads what it takes */
    found = unversioned_find(&file, &tables, release("2.17"), "pthread_create");
    assert_true(version_is_zero(found.since) && !found.library);
    file.dynamic.needed = loads_other;
    file.dynamic.needed_count = 2;
    assert_string_equal(unversioned_other_owner(&file, &tables, "arc4random"), "libother.so");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_rows_are_about_symbols_that_exist),
        cmocka_unit_test(test_a_wrong_table_is_refused),
        TEST(test_texts),
        TEST(test_damaged_files),
        TEST(test_machines_with_code),
        TEST(test_code_reaches_what_it_refers_to),
        TEST(test_symbols_without_a_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
