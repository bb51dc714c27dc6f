/* The table of polyfills is consistent, and agrees with the ABI tables and with the code in
 * abicc. */
#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/data.h"
#include "sysroot/glibc/polyfill_archive.h"
#include "tables/abi.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const struct strvec no_roots;
static struct arena arena;
static struct polyfill_table table;
static struct abi abi, powerpc_abi; /* which has functions that no other architecture has */

static int load(void **state)
{
    (void)state;
    struct error err;
    assert_int_equal(polyfill_load(&arena, "x86_64", &table, &err), 0);
    assert_int_equal(abi_load(&arena, &no_roots, "x86_64", &abi, &err), 0);
    assert_int_equal(abi_load(&arena, &no_roots, "powerpc64le", &powerpc_abi, &err), 0);
    return 0;
}

static int drop(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct version release(const char *text)
{
    struct version version;
    assert_true(version_parse(text, strlen(text), &version));
    return version;
}

static void each_name_came_with_its_release(void **state)
{
    (void)state;
    for (size_t i = 0; i < table.count; i++) {
        const struct polyfill *row = &table.rows[i];
        struct version first;
        if (strncmp(row->name, POLYFILL_HELPER, strlen(POLYFILL_HELPER)) == 0)
            continue; /* in no libc */
        if (!abi_first_release(&abi, row->name, &first) &&
            !abi_first_release(&powerpc_abi, row->name, &first))
            fail_msg("%s: in no release", row->name);
        if (version_compare(first, row->since) != 0)
            fail_msg("%s: came with %u.%u, not %u.%u", row->name, first.part[0], first.part[1],
                     row->since.part[0], row->since.part[1]);
        if (i && strcmp(table.rows[i - 1].name, row->name) == 0)
            fail_msg("%s: listed twice", row->name);
        assert_ptr_equal(polyfill_find(&table, row->name), row);
    }
    assert_null(polyfill_find(&table, "no_such_function"));
}

/* Checks the rows that are offered on an architecture, whose first release may have functions that
 * came earlier. Some have a few names earlier than others. */
static void check_arch(const struct arch *arch)
{
    struct polyfill_table offered;
    struct abi own;
    struct error err;
    assert_int_equal(polyfill_load(&arena, arch->name, &offered, &err), 0);
    assert_int_equal(abi_load(&arena, &no_roots, arch->name, &own, &err), 0);
    assert_true(offered.count > 700);
    for (size_t i = 0; i < offered.count; i++) {
        const struct polyfill *row = &offered.rows[i];
        struct version first, latest = row->since;
        if (row->class == POLYFILL_TOOLCHAIN ||
            strncmp(row->name, POLYFILL_HELPER, strlen(POLYFILL_HELPER)) == 0)
            continue;
        if (version_compare(latest, arch->first_glibc) < 0)
            latest = arch->first_glibc;
        if (!abi_first_release(&own, row->name, &first) || version_compare(first, latest) > 0)
            fail_msg("%s: not in the releases for %s", row->name, arch->name);
    }
}

static void names_are_offered_where_glibc_has_them(void **state)
{
    (void)state;
    static const struct {
        const char *arch, *name;
        bool is_offered;
    } rows[] = {
        {"x86_64", "sinf64x", true},
        {"aarch64", "sinf64x", true},
        {"arm", "sinf64x", false},         /* long double is a double */
        {"powerpc64le", "sinf64x", false}, /* _Float64x is no long double */
        {"i386", "__iscanonicall", true},
        {"s390x", "__iscanonicall", false},
        {"i386", "fts64_open", false},
        {"riscv64", "fts64_open", true},
        {"powerpc64le", "__fe_dfl_mode", true},
        {"x86_64", "__fe_dfl_mode", false},
        {"mips64el", "__abicc_posix_spawn", true},
    };
    size_t count;
    const struct arch *arches = arch_list(&count);
    for (size_t i = 0; i < count; i++)
        check_arch(&arches[i]);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct polyfill_table offered;
        struct error err;
        assert_int_equal(polyfill_load(&arena, rows[i].arch, &offered, &err), 0);
        if ((polyfill_find(&offered, rows[i].name) != NULL) != rows[i].is_offered)
            fail_msg("%s on %s", rows[i].name, rows[i].arch);
    }
}

/* A helper comes with what rests on it, and goes with the last of these. */
static void helpers_come_with_what_rests_on_them(void **state)
{
    (void)state;
    static const struct {
        const char *choice, *floor;
        bool is_there;
    } rows[] = {
        {"strlcpy", "2.17", false},
        {"posix_spawn_file_actions_addchdir_np", "2.17", true},
        {"complete", "2.34", true},
        {"complete", "2.35", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec choice = {0};
        struct polyfill_table chosen;
        struct error err;
        assert_int_equal(polyfill_read_choice(&arena, rows[i].choice, &choice, &err), 0);
        assert_int_equal(polyfill_choose(&arena, "x86_64", &choice, &chosen, &err), 0);
        struct polyfill_table lacking =
            polyfill_lacking(&arena, &chosen, &abi, release(rows[i].floor));
        assert_int_equal(polyfill_find(&lacking, "__abicc_posix_spawn") != NULL, rows[i].is_there);
    }
}

/* A function under a new name needs the one of the old name, unless the release has that. */
static void aliases_come_with_their_function(void **state)
{
    (void)state;
    static const struct {
        const char *choice, *floor, *function;
        bool is_there;
    } rows[] = {
        {"canonicalizef32", "2.17", "canonicalizef", true},
        {"canonicalizef32", "2.17", "canonicalize", false},
        {"canonicalizef32", "2.26", "canonicalizef", false},
        {"sinf32", "2.17", "canonicalizef", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec choice = {0};
        struct polyfill_table chosen;
        struct error err;
        assert_int_equal(polyfill_read_choice(&arena, rows[i].choice, &choice, &err), 0);
        assert_int_equal(polyfill_choose(&arena, "x86_64", &choice, &chosen, &err), 0);
        struct polyfill_table lacking =
            polyfill_lacking(&arena, &chosen, &abi, release(rows[i].floor));
        assert_non_null(polyfill_find(&lacking, rows[i].choice));
        assert_int_equal(polyfill_find(&lacking, rows[i].function) != NULL, rows[i].is_there);
        assert_true(polyfill_has_float_names(&lacking));
    }
    assert_false(polyfill_has_float_names(&(struct polyfill_table){0}));
}

/* abicc carries the code of what can be chosen. */
static void rows_have_their_code(void **state)
{
    (void)state;
    const struct objects objects = {.arch = arch_find("x86_64")};
    struct error err;
    for (size_t i = 0; i < table.count; i++) {
        const struct polyfill *row = &table.rows[i];
        struct data object;
        const char *name = polyfill_object(&arena, row);
        if (row->class != POLYFILL_TOOLCHAIN &&
            objects_read(&arena, &objects, name, &object, &err) < 0)
            fail_msg("%s: %s", row->name, err.text);
    }
}

/* What is always linked is told, too. */
static void linked_sources_have_their_rows(void **state)
{
    (void)state;
    static const char *const directories[] = {"toolchain", "cxx", "complete", "all"};
    struct polyfill_table all; /* of every architecture */
    struct error err;
    assert_int_equal(polyfill_load(&arena, NULL, &all, &err), 0);
    for (size_t i = 0; i < COUNT(directories); i++) {
        glob_t found;
        const char *directory =
            arena_printf(&arena, SOURCE_DIR "/sysroots/compat/%s", directories[i]);
        assert_int_equal(glob(arena_printf(&arena, "%s/*.c", directory), 0, NULL, &found), 0);
        for (size_t j = 0; j < found.gl_pathc; j++) {
            const char *file = strrchr(found.gl_pathv[j], '/') + 1;
            const char *source =
                arena_printf(&arena, "%s/%.*s", directories[i], (int)strlen(file) - 2, file);
            size_t rows = 0;
            for (size_t k = 0; k < all.count; k++)
                rows += strcmp(all.rows[k].source, source) == 0;
            if (!rows)
                fail_msg("%s: no row names it", source);
        }
        globfree(&found);
    }
}

/* Members are taken whole: the names of one must come together. */
static void names_of_one_source_share_class_and_release(void **state)
{
    (void)state;
    for (size_t i = 0; i < table.count; i++)
        for (size_t j = 0; j < i; j++) {
            const struct polyfill *a = &table.rows[i];
            const struct polyfill *b = &table.rows[j];
            if (strcmp(a->source, b->source) == 0 &&
                (a->class != b->class || version_compare(a->since, b->since) != 0))
                fail_msg("%s and %s share %s", a->name, b->name, a->source);
        }
}

static void choices_take_in_classes_and_names(void **state)
{
    (void)state;
    static const struct {
        const char *value;
        bool toolchain, complete, all, strlcpy;
    } rows[] = {
        {"", true, false, false, false},           {"toolchain", true, false, false, false},
        {"complete", true, true, false, true},     {"all", true, true, true, true},
        {"strlcpy", true, false, false, true},     {"gettid, strlcpy", true, false, false, true},
        {"toolchain all", true, true, true, true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec choice = {0};
        struct error err;
        assert_int_equal(polyfill_read_choice(&arena, rows[i].value, &choice, &err), 0);
        for (int class = POLYFILL_TOOLCHAIN; class <= POLYFILL_ALL; class ++) {
            const struct polyfill row = {.name = "none", .class = (enum polyfill_class) class};
            const bool wanted[] = {rows[i].toolchain, rows[i].complete, rows[i].all};
            assert_int_equal(polyfill_is_chosen(&row, &choice), wanted[class]);
        }
        assert_int_equal(polyfill_is_chosen(polyfill_find(&table, "strlcpy"), &choice),
                         rows[i].strlcpy);
    }
}

static void a_choice_is_cut_to_what_the_release_lacks(void **state)
{
    (void)state;
    static const struct {
        const char *floor, *there, *lacking;
    } rows[] = {
        {"2.12", "-", "secure_getenv"},
        {"2.17", "secure_getenv", "explicit_bzero"},
        {"2.25", "explicit_bzero", "reallocarray"},
        {"2.29", "reallocarray", "gettid"},
        {"2.30", "gettid", "strlcpy"},
        {"2.38", "strlcpy", "memalignment"},
    };
    struct strvec choice = {0};
    struct polyfill_table chosen;
    struct error err;
    assert_int_equal(polyfill_read_choice(&arena, "all", &choice, &err), 0);
    assert_int_equal(polyfill_choose(&arena, "x86_64", &choice, &chosen, &err), 0);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct polyfill_table lacking =
            polyfill_lacking(&arena, &chosen, &abi, release(rows[i].floor));
        assert_null(polyfill_find(&lacking, rows[i].there));
        assert_non_null(polyfill_find(&lacking, rows[i].lacking));
        assert_null(polyfill_find(&lacking, "_dl_find_object"));
    }
}

static void a_wrong_word_is_named_with_the_right_one(void **state)
{
    (void)state;
    static const struct {
        const char *value, *says;
    } rows[] = {
        {"complet", "\"complet\" is not a polyfill; did you mean complete?"},
        {"all,strlcopy", "\"strlcopy\" is not a polyfill; did you mean strlcpy?"},
        {"printf_of_tomorrow", "write toolchain, complete, all, or names from"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec choice = {0};
        struct error err;
        assert_int_equal(polyfill_read_choice(&arena, rows[i].value, &choice, &err), -1);
        if (!strstr(err.text, rows[i].says))
            fail_msg("%s: %s", rows[i].value, err.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_name_came_with_its_release),
        cmocka_unit_test(names_are_offered_where_glibc_has_them),
        cmocka_unit_test(helpers_come_with_what_rests_on_them),
        cmocka_unit_test(aliases_come_with_their_function),
        cmocka_unit_test(rows_have_their_code),
        cmocka_unit_test(linked_sources_have_their_rows),
        cmocka_unit_test(names_of_one_source_share_class_and_release),
        cmocka_unit_test(choices_take_in_classes_and_names),
        cmocka_unit_test(a_choice_is_cut_to_what_the_release_lacks),
        cmocka_unit_test(a_wrong_word_is_named_with_the_right_one),
    };
    return cmocka_run_group_tests(tests, load, drop);
}
