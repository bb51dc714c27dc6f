/* The ABI tables: what is true for all of them, and the errors for a damaged one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fs.h"
#include "tables/abi_index.h"

#include "arena_fixture.h"

static struct abi load(const char *arch)
{
    struct strvec roots = {0};
    struct abi abi;
    if (abi_load(&arena, &roots, arch, &abi, &err) < 0)
        fail_msg("%s", err.text);
    return abi;
}

static void every_architecture_has_its_tables(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        const char *oldest;
        const char *newest;
        const char *loader;
    } rows[] = {
        {"x86_64", "2.12", "2.44", "/lib64/ld-linux-x86-64.so.2"},
        {"i386", "2.12", "2.44", "/lib/ld-linux.so.2"},
        {"aarch64", "2.17", "2.44", "/lib/ld-linux-aarch64.so.1"},
        {"arm", "2.12", "2.44", "/lib/ld-linux-armhf.so.3"},
        {"riscv64", "2.27", "2.43", "/lib/ld-linux-riscv64-lp64d.so.1"},
        {"powerpc64le", "2.17", "2.44", "/lib64/ld64.so.2"},
        {"s390x", "2.12", "2.44", "/lib/ld64.so.1"},
        {"loongarch64", "2.36", "2.44", "/lib64/ld-linux-loongarch-lp64d.so.1"},
        {"mips64el", "2.12", "2.43", "/lib64/ld.so.1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct abi abi = load(rows[i].arch);
        char text[VERSION_TEXT_SIZE];
        assert_string_equal(abi.arch->name, rows[i].arch);
        assert_string_equal(version_text(abi.oldest, text), rows[i].oldest);
        assert_string_equal(version_text(abi.newest, text), rows[i].newest);
        assert_string_equal(abi.arch->glibc_loader, rows[i].loader);
        assert_true(abi.record_count > 3000);
        assert_true(abi.library_count >= 11);
        assert_true(abi.aliases.count > 0);
    }
}

/* The version that a plain name gets in a release: the highest that is linkable. */
static const char *default_node(const struct abi *abi, const char *library, const char *symbol,
                                const char *at)
{
    const struct abi_record *best = NULL;
    for (size_t i = 0; i < abi->record_count; i++) {
        const struct abi_record *record = &abi->records[i];
        if (text_equals(record->library, library) && text_equals(record->symbol, symbol) &&
            abi_is_linkable(record, release(at)))
            best = record;
    }
    return best ? arena_strndup(&arena, best->node.start, best->node.length) : "none";
}

static void a_release_decides_the_default_version(void **state)
{
    (void)state;
    static const struct {
        const char *library;
        const char *symbol;
        const char *at;
        const char *node;
    } rows[] = {
        {"libc", "memcpy", "2.12", "GLIBC_2.2.5"},
        {"libc", "memcpy", "2.17", "GLIBC_2.14"},
        {"libc", "clock_gettime", "2.12", "none"},
        {"libc", "clock_gettime", "2.17", "GLIBC_2.17"},
        {"librt", "clock_gettime", "2.17", "GLIBC_2.2.5"},
        {"librt", "clock_gettime", "2.31", "none"},
        {"libpthread", "pthread_create", "2.17", "GLIBC_2.2.5"},
        {"libpthread", "pthread_create", "2.34", "none"},
        {"libc", "pthread_create", "2.34", "GLIBC_2.34"},
        {"libc", "sys_errlist", "2.31", "GLIBC_2.12"},
        {"libc", "sys_errlist", "2.32", "none"}, /* compat=2.32 */
        {"libc", "clnt_create", "2.12", "none"}, /* Sun RPC: no header declares it */
        {"libc", "clnt_create", "2.31", "none"},
        {"libnsl", "yp_match", "2.17", "none"},
        {"libc", "getrpcbyname", "2.17", "GLIBC_2.2.5"},
        {"libm", "exp", "2.28", "GLIBC_2.2.5"},
        {"libm", "exp", "2.29", "GLIBC_2.29"},
    };
    struct abi abi = load("x86_64");
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(default_node(&abi, rows[i].library, rows[i].symbol, rows[i].at),
                            rows[i].node);
}

static void first_release_is_the_first_that_links(void **state)
{
    (void)state;
    static const struct {
        const char *symbol;
        const char *first; /* NULL: never */
    } rows[] = {
        {"puts", "2.2.5"},
        {"getrandom", "2.25"},
        {"strlcpy", "2.38"},
        {"pthread_create", "2.2.5"}, /* libpthread had it before libc */
        {"__isoc23_strtol", "2.38"},
        {"__libdl_version_placeholder", NULL},
        {"no_such_function", NULL},
    };
    struct abi abi = load("x86_64");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct version first;
        char text[VERSION_TEXT_SIZE];
        if (!abi_first_release(&abi, rows[i].symbol, &first))
            assert_null(rows[i].first);
        else
            assert_string_equal(version_text(first, text), rows[i].first);
    }
}

/* Returns whether the newest release has the symbol at the record's version, in any library. */
static bool is_still_there(const struct abi_index *index, const struct abi_record *record)
{
    size_t count;
    const struct abi_record *const *records = abi_index_find(index, record->symbol, &count);
    for (size_t i = 0; i < count; i++)
        if (version_is_zero(records[i]->last) && text_compare(records[i]->node, record->node) == 0)
            return true;
    return false;
}

/* A program must run on later releases than the one that it was linked for. glibc removed libcrypt
 * and libnsl. */
static void what_links_is_in_every_later_release(void **state)
{
    (void)state;
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t i = 0; i < count; i++) {
        struct abi abi = load(arches[i].name);
        struct abi_index index = abi_index(&arena, &abi);
        for (size_t j = 0; j < abi.record_count; j++) {
            const struct abi_record *record = &abi.records[j];
            if (version_is_zero(record->last) || version_compare(record->last, abi.oldest) < 0 ||
                text_equals(record->library, "libcrypt") || text_equals(record->library, "libnsl"))
                continue;
            if (abi_is_linkable(record, record->last) && !is_still_there(&index, record))
                fail_msg("%s: %.30s", arches[i].name, record->symbol.start);
        }
    }
}

static void floors_outside_the_tables_are_refused(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        const char *floor;
        const char *says; /* NULL: fine */
    } rows[] = {
        {"x86_64", "2.12", NULL},
        {"x86_64", "2.44", NULL},
        {"x86_64", "2.11", "glibc 2.11 is not in the tables for x86_64: they answer 2.12 to 2.44"},
        {"x86_64", "2.45", "they answer 2.12 to 2.44"},
        {"x86_64", "3.0", "they answer 2.12 to 2.44"},
        {"x86_64", "2.12.1", "no release with an ABI of its own"},
        {"aarch64", "2.16", "glibc 2.16 does not exist for aarch64: its first release is 2.17"},
        {"loongarch64", "2.35", "its first release is 2.36"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct abi abi = load(rows[i].arch);
        int status = abi_check_floor(&abi, release(rows[i].floor), &err);
        assert_int_equal(status, rows[i].says ? -1 : 0);
        if (rows[i].says)
            assert_non_null(strstr(err.text, rows[i].says));
    }
}

static void an_unknown_architecture_names_the_nearest(void **state)
{
    (void)state;
    struct strvec roots = {0};
    struct abi abi;
    assert_int_equal(abi_load(&arena, &roots, "x86-64", &abi, &err), -1);
    assert_non_null(strstr(err.text, "'x86-64' has no glibc table (did you mean x86_64?)"));
    assert_non_null(strstr(err.text, "s390x"));
}

/* A data root in which `name` holds `text` and shadows the embedded file. */
static struct strvec root_with(const char *name, const char *text)
{
    char *root = arena_strdup(&arena, "/tmp/test_abi.XXXXXX");
    assert_non_null(mkdtemp(root));
    const char *path = arena_printf(&arena, "%s/sysroots/abi/%s", root, name);
    assert_int_equal(
        fs_make_dirs(&arena, arena_printf(&arena, "%s/sysroots/abi", root), 0755, &err), 0);
    assert_int_equal(fs_write(path, text, strlen(text), &err), 0);
    struct strvec roots = {0};
    strvec_push(&arena, &roots, root);
    return roots;
}

#define ABI  "x86_64.abi"
#define HEAD "covers 2.16 2.44\n"

static void a_broken_table_is_one_error_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *text;
        const char *says;
    } rows[] = {
        {ABI, "", "x86_64.abi:0: the table must begin with: covers"},
        {ABI, "# only a comment\nlibc puts\n", "x86_64.abi:2: the table must begin with: covers"},
        {ABI, "covers 2.16 new\n", "x86_64.abi:1: the table must begin"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F\n", "x86_64.abi:2: a record is:"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.2.5 compat rpc x\n", ":2: a record is:"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.2.5 compat x\n", ":2: 'x' is not a part of glibc"},
        {ABI, HEAD "libc  puts GLIBC_2.2.5 F 2.2.5\n", ":2: a field is empty"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.2.5 \n", ":2: a field is empty"},
        {ABI, HEAD "a b c d e f g h i j k l m\n", ":2: the line has too many fields"},
        {ABI, HEAD "\nlibc puts MUSL_1 F 2.2.5\n", ":3: 'MUSL_1' is not a node such as"},
        {ABI, HEAD "libc puts GLIBC_ F 2.2.5\n", ":2: 'GLIBC_' is not a node"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 T:0x8 2.2.5\n", ":2: 'T:0x8' is not a type"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 D 2.2.5\n", ":2: 'D' is not a type"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 D:0x123456789 2.2.5\n", "is not a type"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 D:0x8g 2.2.5\n", ":2: 'D:0x8g' is not a type"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F soon\n", ":2: 'soon' is not a range"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.5-2.4\n", ":2: '2.5-2.4' is not a range"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.5-\n", ":2: '2.5-' is not a range"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.5 compat=\n", ":2: 'compat=' is not compat"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.5 old\n", ":2: 'old' is not compat"},
        {ABI, HEAD "libq puts GLIBC_2.2.5 F 2.5\n", ":2: 'libq' is not a library of libs.tsv"},
        {ABI, HEAD "libc puts GLIBC_2.2.5 F 2.5\nlibc fopen GLIBC_2.2.5 F 2.5\n",
         ":3: the record is not after the one above"},
        {ABI, HEAD "libc puts GLIBC_2.4 F 2.5\nlibc puts GLIBC_2.3 F 2.5\n", ":3: the record is"},
        {ABI, HEAD "libc a GLIBC_2.4 F 2.5-2.7\nlibc a GLIBC_2.4 F 2.7\n", ":3: the record is"},
        {"libs.tsv", "x86_64\tlibc\t../libc.so.6\t0\t-\n", "a soname: it holds a slash"},
        {"libs.tsv", "x86_64\tlibc\tlibc.so.6\t0\tnow\n", "libs.tsv:1: 'now' is not a glibc"},
        {"nodes.tsv", "x86_64\tlibc\tX\tsoon\n", "nodes.tsv:1: 'soon' is not a glibc release"},
        {"aliases.tsv", "libc\tenviron\n", "aliases.tsv:1: the line has 2 fields, not 3"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec roots = root_with(rows[i].file, rows[i].text);
        struct abi abi;
        assert_int_equal(abi_load(&arena, &roots, "x86_64", &abi, &err), -1);
        if (!strstr(err.text, rows[i].says) || strchr(err.text, '\n'))
            fail_msg("row %zu: '%s' should say '%s'", i, err.text, rows[i].says);
        struct error ignored;
        fs_remove_tree(roots.items[0], &ignored);
    }
}

static void a_file_in_a_root_replaces_the_embedded_one(void **state)
{
    (void)state;
    /* Also: no newline at the end. */
    struct strvec roots = root_with(ABI, HEAD "libc puts GLIBC_2.2.5 F 2.2.5");
    struct abi abi;
    assert_int_equal(abi_load(&arena, &roots, "x86_64", &abi, &err), 0);
    assert_int_equal(abi.record_count, 1);
    assert_true(text_equals(abi.records[0].symbol, "puts"));
    fs_remove_tree(roots.items[0], &err);
}

static void a_table_is_narrowed_to_whole_fields(void **state)
{
    (void)state;
    static const char lines[] =
        "# all\nlibc put X\nlibc puts X\nlibc fputs X\nput fputs X\nlibm X put";
    static const struct {
        const char *words;
        const char *left;
    } rows[] = {
        {"put", "libc put X\nput fputs X\nlibm X put"},
        {"fputs put", "libc put X\nlibc fputs X\nput fputs X\nlibm X put"},
        {"puts", "libc puts X\n"},
        {"ut", ""},
        {"", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct table table = {.next = lines, .end = lines + strlen(lines), .separator = ' '};
        struct strvec words = strvec_split(&arena, rows[i].words, ' ');
        table_narrow(&arena, &table, &words);
        const char *left = arena_strndup(&arena, table.next, (size_t)(table.end - table.next));
        assert_string_equal(left, rows[i].left);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_architecture_has_its_tables),
        TEST(a_release_decides_the_default_version),
        TEST(first_release_is_the_first_that_links),
        TEST(what_links_is_in_every_later_release),
        TEST(floors_outside_the_tables_are_refused),
        TEST(an_unknown_architecture_names_the_nearest),
        TEST(a_broken_table_is_one_error_with_its_line),
        TEST(a_file_in_a_root_replaces_the_embedded_one),
        TEST(a_table_is_narrowed_to_whole_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
