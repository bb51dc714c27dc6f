/* The stub of the target's libstdc++.so.6, made from a small library that stands in for the
 * compiler's. */
#include <stdlib.h>
#include <string.h>

#include "directory_fixture.h"
#include "sysroot/cxx/cxx.h"
#include "sysroot/cxx/cxx_stub.h"

#include "arena_fixture.h"

/* Runs the command in the directory; the tests need a C compiler at hand. */
static void run(const char *directory, const char *command)
{
    if (system(arena_printf(&arena, "cd %s && %s", directory, command)) != 0)
        fail_msg("%s", command);
}

static void write_text(const char *directory, const char *name, const char *text)
{
    assert_int_equal(
        fs_write(arena_printf(&arena, "%s/%s", directory, name), text, strlen(text), &err), 0);
}

/* A library of three releases, and a table of what changed its meaning. */
static const char library_source[] =
    "int kept(void) { return 1; }\n"
    "int late(void) { return 2; }\n"
    "int two_1(void) { return 1; }\n"
    "int two_2(void) { return 2; }\n"
    "int three_1(void) { return 1; }\n"
    "int three_3(void) { return 3; }\n"
    "int gone_1(void) { return 1; }\n"
    "__asm__(\".symver two_1,two@V_1\\n.symver two_2,two@@V_2\\n\"\n"
    "        \".symver three_1,three@V_1\\n.symver three_3,three@@V_3\\n\"\n"
    "        \".symver gone_1,gone@V_1\");\n"
    "__attribute__((weak)) int faint(void) { return 1; }\n"
    "long object[4] = {1};\n"
    "extern long alias[4] __attribute__((alias(\"object\"), weak));\n"
    "__thread long own = 1;\n"
    "int other_meaning(void) { return 1; }\n"
    "int other_meaning_too(void) { return 1; }\n"
    "int Other_one(void) { return 1; }\n";
static const char library_map[] =
    "V_1 { global: kept; two; three; gone; faint; object; alias; own; other_meaning; Other_one;\n"
    "      other_meaning_too; local: *; };\n"
    "V_2 { global: two; } V_1;\nV_3 { global: late; three; } V_2;\n";
static const char changes[] = "other_meaning\t5.1\twhy\nOther_*\t5.1\twhy\n";

static const char *make_library(void)
{
    const char *directory = directory_make(&arena);
    write_text(directory, "lib.c", library_source);
    write_text(directory, "lib.map", library_map);
    run(directory, "mkdir -p gcc sysroots/abi && "
                   "cc -shared -fPIC -Wl,--version-script=lib.map lib.c -o gcc/libstdc++.so");
    write_text(directory, "sysroots/abi/libstdcxx.tsv", changes);
    return directory;
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "name@@node:kind" of each symbol: f, w for weak, d and the size, t of a thread's own, "=N" of the
 * alias set N. */
static const char *describe_stub(const struct stub *stub)
{
    struct strvec words = {0};
    for (size_t i = 0; i < stub->symbol_count; i++) {
        const struct stub_symbol *symbol = &stub->symbols[i];
        const char *kind = symbol->is_tls    ? arena_printf(&arena, "t%d", (int)symbol->size)
                           : symbol->is_data ? arena_printf(&arena, "d%d", (int)symbol->size)
                                             : "f";
        const char *set = symbol->alias_set ? arena_printf(&arena, "=%u", symbol->alias_set) : "";
        strvec_pushf(&arena, &words, "%s%s%s:%s%s%s", symbol->name, symbol->is_default ? "@@" : "@",
                     symbol->node, symbol->is_weak ? "w" : "", kind, set);
    }
    qsort(words.items, words.count, sizeof(*words.items), compare_words);
    return strvec_lines(&arena, &words, " ");
}

static struct stub load(const char *directory, const char *nodes, struct version gcc)
{
    struct stub stub;
    struct strvec roots = {0};
    struct strvec list = strvec_split(&arena, nodes, ' ');
    const char *origin = arena_printf(&arena, "%s/gcc/libstdc++.so", directory);
    strvec_push(&arena, &roots, directory);
    const struct cxx_stub_request request = {&roots, origin, gcc, &list};
    if (cxx_stub_load(&arena, &request, &stub, &err) < 0)
        fail_msg("%s", err.text);
    return stub;
}

#define ALWAYS                                                                                     \
    "alias@@V_1:wd32=1 faint@@V_1:wf gone@V_1:f kept@@V_1:f object@@V_1:d32=1 "                    \
    "other_meaning_too@@V_1:f own@@V_1:t8 "

static void a_release_has_what_stands_at_its_nodes(void **state)
{
    (void)state;
    static const struct {
        const char *nodes;
        struct version gcc;
        const char *stub;
    } rows[] = {
        /* The newest version that it has is the one that its linkers took, but of a name that none
         * takes any more. */
        {"V_1", {{4, 8, 0}}, ALWAYS "three@@V_1:f two@@V_1:f "},
        {"V_1 V_2", {{4, 8, 0}}, ALWAYS "three@@V_1:f two@@V_2:f two@V_1:f "},
        {"V_1 V_2",
         {{5, 1, 0}},
         "Other_one@@V_1:f alias@@V_1:wd32=1 faint@@V_1:wf gone@V_1:f kept@@V_1:f "
         "object@@V_1:d32=1 other_meaning@@V_1:f other_meaning_too@@V_1:f own@@V_1:t8 "
         "three@@V_1:f two@@V_2:f two@V_1:f "},
    };
    const char *directory = make_library();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stub stub = load(directory, rows[i].nodes, rows[i].gcc);
        assert_string_equal(describe_stub(&stub), rows[i].stub);
        assert_string_equal(stub.soname, "libstdc++.so.6");
    }
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

static void what_a_linker_finds_is_offered(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        bool is_offered;
    } rows[] = {{"kept", true},  {"two", true},   {"three", true},
                {"own", true},   {"late", false}, {"other_meaning", false},
                {"gone", false}, {"none", false}};
    const char *directory = make_library();
    struct stub stub = load(directory, "V_1 V_2", (struct version){{4, 8, 0}});
    for (size_t i = 0; i < COUNT(rows); i++)
        if (cxx_stub_offers(&stub, rows[i].name) != rows[i].is_offered)
            fail_msg("%s", rows[i].name);
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

static void nodes_that_a_target_lacks_are_seen(void **state)
{
    (void)state;
    static const struct {
        const char *nodes;
        bool lacks;
    } rows[] = {
        {"V_1 V_2 V_3", false}, {"V_0 V_1 V_2 V_3 V_4", false}, {"V_1 V_2", true}, {"", true}};
    const char *directory = make_library();
    const struct toolchain toolchain = {.install_dir = arena_printf(&arena, "%s/gcc", directory)};
    const struct toolchain without = {.install_dir = directory};
    const char *origin = cxx_stub_origin(&arena, &toolchain);
    assert_non_null(origin);
    assert_null(cxx_stub_origin(&arena, &without));
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool lacks;
        struct strvec nodes = strvec_split(&arena, rows[i].nodes, ' ');
        assert_int_equal(cxx_stub_lacks_nodes(&arena, origin, &nodes, &lacks, &err), 0);
        assert_int_equal(lacks, rows[i].lacks);
    }
    /* A linker script in its place. */
    write_text(directory, "libstdc++.so", "INPUT ( libstdc++.so.6 )\n");
    assert_null(cxx_stub_origin(&arena, &without));
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

static void auto_takes_the_targets_library_where_it_can(void **state)
{
    (void)state;
    static const struct {
        const char *command; /* for the compiler's directory, from row to row */
        struct version gcc;
        enum tristate static_libgcc;
        enum cxx_library library;
    } rows[] = {
        {"touch libstdc++.a", {{9, 1, 0}}, TRISTATE_UNSET, CXX_LIBRARY_HYBRID},
        {"true", {{9, 1, 0}}, TRISTATE_YES, CXX_LIBRARY_STATIC},
        {"true", {{8, 1, 0}}, TRISTATE_UNSET, CXX_LIBRARY_STATIC},
        {"true", {{0}}, TRISTATE_UNSET, CXX_LIBRARY_STATIC},
        {"rm libstdc++.a", {{9, 1, 0}}, TRISTATE_UNSET, CXX_LIBRARY_STATIC},
        {"touch libstdc++.a; rm libstdc++.so", {{9, 1, 0}}, TRISTATE_UNSET, CXX_LIBRARY_STATIC},
    };
    const char *directory = make_library();
    struct strvec roots = {0};
    strvec_push(&arena, &roots, directory);
    write_text(directory, "sysroots/abi/gcc.tsv",
               "libstdc++.so.6\tV_1\t4.8\nlibstdc++.so.6\tV_2\t8.1\nlibstdc++.so.6\tV_3\t9.1\n");
    const struct toolchain toolchain = {.install_dir = arena_printf(&arena, "%s/gcc", directory)};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct cxx_choice choice;
        struct witness inputs = {0};
        const struct profile profile = {
            .arch = "x86_64", .gcc = rows[i].gcc, .static_libgcc = rows[i].static_libgcc};
        const struct cxx_request request = {
            .roots = &roots, .profile = &profile, .toolchain = &toolchain};
        run(toolchain.install_dir, rows[i].command);
        if (cxx_choose(&arena, &request, &choice, &inputs, &err) < 0)
            fail_msg("%s", err.text);
        if (choice.library != rows[i].library)
            fail_msg("row %zu", i);
    }
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_release_has_what_stands_at_its_nodes),
        TEST(what_a_linker_finds_is_offered),
        TEST(nodes_that_a_target_lacks_are_seen),
        TEST(auto_takes_the_targets_library_where_it_can),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
