/* What loaders of the releases that the tables describe would find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "verify/world.h"

static struct arena arena;
static struct error err;

static int release_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct version version_of(const char *text)
{
    struct version version = {{0}};
    assert_true(version_parse(text, strlen(text), &version));
    return version;
}

static struct world *world_of(enum libc_kind libc, const char *release, const char *gcc)
{
    struct profile *profile = arena_alloc(&arena, sizeof(*profile));
    static const struct strvec no_roots;
    *profile = (struct profile){
        .name = "test", .arch = "x86_64", .libc = libc, .libc_version = version_of(release)};
    if (gcc)
        profile->gcc = version_of(gcc);
    strvec_push(&arena, &profile->libraries, "libz.so.1");
    strvec_push(&arena, &profile->libraries, "libm.so.6");
    return world_of_profile(&arena, &no_roots, profile, NULL);
}

static const struct library *find(struct world *world, const char *soname)
{
    const struct library *library;
    if (world_find(world, soname, &library, &err) < 0)
        fail_msg("%s", err.text);
    return library;
}

/* "libc.so.6 memcpy GLIBC_2.14": library, name and node ("-": none). */
struct reference_case {
    enum libc_kind libc;
    const char *release;
    const char *gcc;
    const char *library;
    const char *name;
    const char *node;
    bool is_bound;
};

static const struct reference_case references[] = {
    /* glibc: the node counts, default or not */
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", "memcpy", "GLIBC_2.14", true},
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", "memcpy", "GLIBC_2.2.5", true},
    {LIBC_GLIBC, "2.13", NULL, "libc.so.6", "memcpy", "GLIBC_2.14", false},
    {LIBC_GLIBC, "2.13", NULL, "libc.so.6", "memcpy", NULL, true},
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", "getrandom", "GLIBC_2.25", false},
    {LIBC_GLIBC, "2.25", NULL, "libc.so.6", "getrandom", "GLIBC_2.25", true},
    {LIBC_GLIBC, "2.25", NULL, "libc.so.6", "getrandom", NULL, true},
    {LIBC_GLIBC, "2.25", NULL, "libc.so.6", "getrandom", "GLIBC_2.2.5", false},
    /* an unversioned reference takes the default, or what is left at the oldest node */
    {LIBC_GLIBC, "2.34", NULL, "libc.so.6", "sys_errlist", NULL, true},
    {LIBC_GLIBC, "2.36", NULL, "ld-linux-x86-64.so.2", "__rtld_version_placeholder", NULL, false},
    {LIBC_GLIBC, "2.36", NULL, "ld-linux-x86-64.so.2", "__rtld_version_placeholder", "GLIBC_2.34",
     true},
    {LIBC_GLIBC, "2.43", NULL, "libm.so.6", "pow10", NULL, true},
    {LIBC_GLIBC, "2.43", NULL, "libm.so.6", "pow10", "GLIBC_2.2.5", true},
    /* symbols that moved */
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", "clock_gettime", "GLIBC_2.17", true},
    {LIBC_GLIBC, "2.16", NULL, "libc.so.6", "clock_gettime", "GLIBC_2.17", false},
    {LIBC_GLIBC, "2.16", NULL, "librt.so.1", "clock_gettime", "GLIBC_2.2.5", true},
    {LIBC_GLIBC, "2.33", NULL, "libc.so.6", "dlopen", "GLIBC_2.34", false},
    {LIBC_GLIBC, "2.33", NULL, "libdl.so.2", "dlopen", "GLIBC_2.2.5", true},
    {LIBC_GLIBC, "2.34", NULL, "libc.so.6", "dlopen", "GLIBC_2.34", true},
    {LIBC_GLIBC, "2.34", NULL, "libc.so.6", "dlopen", "GLIBC_2.2.5", true},
    /* nobody's business */
    {LIBC_GLIBC, "2.36", NULL, "libc.so.6", "__libc_dlopen_mode", "GLIBC_PRIVATE", false},
    /* GCC's libraries */
    {LIBC_GLIBC, "2.17", NULL, "libgcc_s.so.1", "_Unwind_Resume", "GCC_3.0", true},
    {LIBC_GLIBC, "2.28", "8.5", "libgcc_s.so.1", "__divmodti4", "GCC_7.0.0", true},
    {LIBC_GLIBC, "2.28", "4.8.5", "libgcc_s.so.1", "__divmodti4", "GCC_7.0.0", false},
    {LIBC_GLIBC, "2.17", "4.8.5", "libgcc_s.so.1", "__cpu_model", "GCC_4.8.0", true},
    {LIBC_GLIBC, "2.17", "4.8.5", "libstdc++.so.6", "_ZSt4cout", "GLIBCXX_3.4", true},
    /* a name that is promised by name */
    {LIBC_GLIBC, "2.17", NULL, "libz.so.1", "deflate", NULL, true},
    /* musl: names only, whatever the library is called */
    {LIBC_MUSL, "1.2.1", NULL, "libc.musl-x86_64.so.1", "reallocarray", NULL, false},
    {LIBC_MUSL, "1.2.2", NULL, "libc.musl-x86_64.so.1", "reallocarray", NULL, true},
    {LIBC_MUSL, "1.2.2", NULL, "libpthread.so.0", "pthread_create", "GLIBC_2.2.5", true},
    {LIBC_MUSL, "1.2.5", NULL, "libc.so", "backtrace", NULL, false},
    /* exported up to 1.2.3, remapped by later loaders: those before 1.2.6 lose long names */
    {LIBC_MUSL, "1.2.3", NULL, "libc.so", "posix_fallocate64", NULL, true},
    {LIBC_MUSL, "1.2.4", NULL, "libc.so", "open64", NULL, true},
    {LIBC_MUSL, "1.2.5", NULL, "libc.so", "posix_fallocate64", NULL, false},
    {LIBC_MUSL, "1.2.6", NULL, "libc.so", "posix_fallocate64", NULL, true},
    {LIBC_MUSL, "1.2.5", NULL, "libc.so", "fcntl64", NULL, false},
};

static void test_references(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(references) / sizeof(*references); i++) {
        const struct reference_case *row = &references[i];
        const struct library *library =
            find(world_of(row->libc, row->release, row->gcc), row->library);
        if (!library)
            fail_msg("%s: no %s", row->release, row->library);
        if (library_satisfies(library, row->name, row->node) != row->is_bound)
            fail_msg("%s %s: %s@%s should %sbind", row->release, row->library, row->name,
                     row->node ? row->node : "", row->is_bound ? "" : "not ");
    }
}

static const struct node_case {
    enum libc_kind libc;
    const char *release;
    const char *gcc;
    const char *library;
    const char *node;
    bool is_there;
} nodes[] = {
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", "GLIBC_2.17", true},
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", "GLIBC_2.18", false},
    {LIBC_GLIBC, "2.35", NULL, "libc.so.6", "GLIBC_ABI_DT_RELR", false},
    {LIBC_GLIBC, "2.36", NULL, "libc.so.6", "GLIBC_ABI_DT_RELR", true},
    {LIBC_GLIBC, "2.44", NULL, "libc.so.6", "GLIBC_2.44", true},
    {LIBC_GLIBC, "2.36", NULL, "libc.so.6", "GLIBC_PRIVATE", false},
    /* libpthread keeps its nodes when its symbols have moved to libc */
    {LIBC_GLIBC, "2.34", NULL, "libpthread.so.0", "GLIBC_2.2.5", true},
    {LIBC_GLIBC, "2.34", NULL, "libpthread.so.0", "GLIBC_2.34", false},
    {LIBC_GLIBC, "2.17", NULL, "libgcc_s.so.1", "GCC_4.8.0", true},
    {LIBC_GLIBC, "2.16", NULL, "libgcc_s.so.1", "GCC_4.8.0", false},
    {LIBC_GLIBC, "2.17", "4.8.5", "libstdc++.so.6", "GLIBCXX_3.4.19", true},
    {LIBC_GLIBC, "2.17", "4.8.5", "libstdc++.so.6", "GLIBCXX_3.4.20", false},
    {LIBC_GLIBC, "2.17", "4.8.2", "libstdc++.so.6", "GLIBCXX_3.4.19", false},
    {LIBC_GLIBC, "2.17", "4.8.5", "libstdc++.so.6", "CXXABI_1.3.7", true},
    {LIBC_GLIBC, "2.17", "4.8.5", "libstdc++.so.6", "CXXABI_1.3.8", false},
    {LIBC_GLIBC, "2.17", "4.8.5", "libatomic.so.1", "LIBATOMIC_1.1", false},
    {LIBC_GLIBC, "2.17", "4.9", "libatomic.so.1", "LIBATOMIC_1.1", true},
    {LIBC_GLIBC, "2.31", "10.2.1", "libgomp.so.1", "OACC_2.6", true},
    {LIBC_GLIBC, "2.31", "10.2.1", "libgomp.so.1", "OMP_5.0.1", false},
    {LIBC_MUSL, "1.2.4", "13.2", "libstdc++.so.6", "GLIBCXX_3.4.32", true},
    {LIBC_MUSL, "1.2.4", "13.2", "libstdc++.so.6", "GLIBCXX_3.4.33", false},
    /* a library without versions, or of which only the name is known, has them all */
    {LIBC_MUSL, "1.2.4", NULL, "libc.so", "GLIBC_2.99", true},
    {LIBC_GLIBC, "2.17", NULL, "libz.so.1", "ZLIB_1.2.3", true},
};

static void test_nodes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(nodes) / sizeof(*nodes); i++) {
        const struct node_case *row = &nodes[i];
        const struct library *library =
            find(world_of(row->libc, row->release, row->gcc), row->library);
        if (!library)
            fail_msg("%s: no %s", row->release, row->library);
        if (library_has_node(library, row->node) != row->is_there)
            fail_msg("%s: %s should %shave %s", row->release, row->library,
                     row->is_there ? "" : "not ", row->node);
    }
}

static const struct library_case {
    enum libc_kind libc;
    const char *release;
    const char *gcc;
    const char *library;
    bool is_there;
} libraries[] = {
    {LIBC_GLIBC, "2.17", NULL, "libc.so.6", true},
    {LIBC_GLIBC, "2.17", NULL, "ld-linux-x86-64.so.2", true},
    {LIBC_GLIBC, "2.17", NULL, "libc.so", false},
    {LIBC_GLIBC, "2.17", NULL, "libmvec.so.1", false},
    {LIBC_GLIBC, "2.22", NULL, "libmvec.so.1", true},
    {LIBC_GLIBC, "2.38", NULL, "libcrypt.so.1", true},
    {LIBC_GLIBC, "2.39", NULL, "libcrypt.so.1", false},
    {LIBC_GLIBC, "2.17", NULL, "libstdc++.so.6", false},
    {LIBC_GLIBC, "2.17", "4.8.5", "libstdc++.so.6", true},
    {LIBC_GLIBC, "2.17", NULL, "libssl.so.3", false},
    {LIBC_MUSL, "1.2.4", NULL, "ld-musl-x86_64.so.1", true},
    {LIBC_MUSL, "1.2.4", NULL, "libc.so.6", true},
    {LIBC_MUSL, "1.2.4", NULL, "libresolv.so.2", false},
    {LIBC_MUSL, "1.2.4", NULL, "libgcc_s.so.1", false},
    {LIBC_MUSL, "1.2.4", "13.2", "libgcc_s.so.1", true},
};

static void test_libraries(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(libraries) / sizeof(*libraries); i++) {
        const struct library_case *row = &libraries[i];
        bool is_there = find(world_of(row->libc, row->release, row->gcc), row->library);
        if (is_there != row->is_there)
            fail_msg("%s should %shave %s", row->release, row->is_there ? "" : "not ",
                     row->library);
    }
}

/* A table's library wins over a promise that knows its name only. */
static void test_promised_name_of_a_table(void **state)
{
    (void)state;
    assert_true(find(world_of(LIBC_GLIBC, "2.17", NULL), "libm.so.6")->has_symbols);
    assert_false(find(world_of(LIBC_GLIBC, "2.17", NULL), "libz.so.1")->has_symbols);
}

static void test_symbol_elsewhere(void **state)
{
    (void)state;
    const struct library *library;
    struct world *world = world_of(LIBC_GLIBC, "2.17", NULL);
    assert_int_equal(world_find_symbol(world, "dlopen", NULL, &library, &err), 0);
    assert_string_equal(library->soname, "libdl.so.2");
    assert_int_equal(world_find_symbol(world, "_Unwind_Resume", "GCC_3.0", &library, &err), 0);
    assert_string_equal(library->soname, "libgcc_s.so.1");
    assert_int_equal(world_find_symbol(world, "getrandom", NULL, &library, &err), 0);
    assert_null(library);
}

/* Libraries that come along hide the world's own. */
static void test_companions(void **state)
{
    (void)state;
    static const struct facts_export exports[] = {
        {.name = "zip", .kind = FACTS_FUNCTION, .is_default = true},
        {.name = "deflate", .node = "ZLIB_1.3", .kind = FACTS_FUNCTION},
        {.name = "deflate", .node = "ZLIB_1.2", .kind = FACTS_FUNCTION, .is_default = true},
    };
    struct facts facts = {.is_elf = true,
                          .soname = "libz.so.1",
                          .exports = (struct facts_export *)exports,
                          .export_count = sizeof(exports) / sizeof(*exports)};
    strvec_push(&arena, &facts.nodes, "ZLIB_1.2");
    strvec_push(&arena, &facts.nodes, "ZLIB_1.3");
    struct world *world = world_of(LIBC_GLIBC, "2.17", NULL);
    assert_true(library_satisfies(find(world, "libz.so.1"), "inflate", NULL));
    world_add(world, library_of_facts(&arena, "/build/libz.so.1", &facts));
    const struct library *library = find(world, "libz.so.1");
    assert_false(library_satisfies(library, "inflate", NULL));
    assert_true(library_satisfies(library, "deflate", NULL));
    assert_true(library_satisfies(library, "deflate", "ZLIB_1.3"));
    assert_false(library_satisfies(library, "deflate", "ZLIB_1.4"));
    assert_true(library_satisfies(library, "zip", "ZLIB_1.2"));
    assert_true(world_find_symbol(world, "zip", NULL, &library, &err) == 0);
    assert_string_equal(library->path, "/build/libz.so.1");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_references, release_arena),
        cmocka_unit_test_teardown(test_nodes, release_arena),
        cmocka_unit_test_teardown(test_libraries, release_arena),
        cmocka_unit_test_teardown(test_promised_name_of_a_table, release_arena),
        cmocka_unit_test_teardown(test_symbol_elsewhere, release_arena),
        cmocka_unit_test_teardown(test_companions, release_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
