/* What the loaders of the releases in the tables would find. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fs.h"
#include "sysroot/write/stub_image.h"
#include "system/world.h"
#include "tables/glibc_stub.h"

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

static const struct reference_case reference_rows[] = {
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
    for (size_t i = 0; i < sizeof(reference_rows) / sizeof(*reference_rows); i++) {
        const struct reference_case *row = &reference_rows[i];
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
} node_rows[] = {
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
    for (size_t i = 0; i < sizeof(node_rows) / sizeof(*node_rows); i++) {
        const struct node_case *row = &node_rows[i];
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

static void write_file(const char *path, const void *bytes, size_t size)
{
    if (fs_write(path, bytes, size, &err) < 0)
        fail_msg("%s", err.text);
}

/* A new directory, gone at the end of the test. */
static const char *make_directory(void)
{
    char *directory = arena_strdup(&arena, "/tmp/abicc-world.XXXXXX");
    assert_non_null(mkdtemp(directory));
    return directory;
}

static void remove_directory(const char *directory)
{
    if (fs_remove_tree(directory, &err) < 0)
        fail_msg("%s", err.text);
}

static void make_dirs(const char *directory)
{
    if (fs_make_dirs(&arena, directory, 0755, &err) < 0)
        fail_msg("%s", err.text);
}

/* Writes the glibc library of the release into the directory, as a sysroot has it. */
static void write_glibc(const char *directory, const char *arch, const char *name,
                        const char *release)
{
    static const struct strvec no_roots;
    struct abi abi;
    struct stub_image image;
    if (abi_load(&arena, &no_roots, arch, &abi, &err) < 0)
        fail_msg("%s", err.text);
    for (size_t i = 0; i < abi.library_count; i++) {
        const struct abi_library *library = &abi.libraries[i];
        if (strcmp(library->name, name) != 0)
            continue;
        const struct stub stub =
            glibc_stub(&arena, &abi, library, version_of(release), GLIBC_WHOLE);
        if (stub_build(&arena, abi.arch, &stub, &image, &err) < 0)
            fail_msg("%s", err.text);
        write_file(arena_printf(&arena, "%s/%s", directory, library->soname), image.bytes,
                   image.size);
    }
}

static void assert_same(const struct library *one, const struct library *other)
{
    assert_int_equal(one->symbol_count, other->symbol_count);
    for (size_t i = 0; i < one->symbol_count; i++) {
        const struct library_symbol *a = &one->symbols[i];
        const struct library_symbol *b = &other->symbols[i];
        if (strcmp(a->name, b->name) != 0 || strcmp(a->node, b->node) != 0 ||
            a->is_default != b->is_default)
            fail_msg("%s: %s@%s is %s@%s", one->soname, a->name, a->node, b->name, b->node);
    }
    assert_int_equal(one->nodes.count, other->nodes.count);
    for (size_t i = 0; i < one->nodes.count; i++)
        assert_true(strvec_contains(&other->nodes, one->nodes.items[i]));
    assert_string_equal(one->nodes.items[0], other->nodes.items[0]);
}

/* A sysroot's stubs and the tables are one truth. */
static void test_stubs_are_the_tables(void **state)
{
    (void)state;
    static const char *const names[][2] = {
        {"libc", "libc.so.6"}, {"libm", "libm.so.6"}, {"librt", "librt.so.1"}};
    static const char *const releases[] = {"2.17", "2.34", "2.44"};
    static const struct strvec no_roots;
    for (size_t r = 0; r < sizeof(releases) / sizeof(*releases); r++) {
        const char *directory = make_directory();
        struct profile profile = {.name = "test",
                                  .arch = "x86_64",
                                  .libc = LIBC_GLIBC,
                                  .libc_version = version_of(releases[r])};
        for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
            write_glibc(directory, "x86_64", names[i][0], releases[r]);
        struct world *stubs = world_of_profile(&arena, &no_roots, &profile, directory);
        struct world *tables = world_of_profile(&arena, &no_roots, &profile, NULL);
        for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
            assert_non_null(find(stubs, names[i][1])->path);
            assert_null(find(tables, names[i][1])->path);
            assert_same(find(stubs, names[i][1]), find(tables, names[i][1]));
        }
        assert_true(library_has_node(find(stubs, "libgcc_s.so.1"), "GCC_3.0"));
        remove_directory(directory);
    }
}

static struct world *world_below(const char *root)
{
    struct world *world = world_of_root(&arena, root, &err);
    if (!world)
        fail_msg("%s", err.text);
    return world;
}

/* A program of the root, which tells its loader. The test's own machine compiles it, so that the
 * root is of its architecture. */
static void write_shell(const char *root, const char *loader)
{
    make_dirs(arena_printf(&arena, "%s/bin", root));
    const char *command = arena_printf(
        &arena,
        "echo 'void _start(void) {}' | cc -x c -nostdlib -pie -fPIE -Wl,--dynamic-linker=%s "
        "-o %s/bin/sh - 2>/dev/null",
        loader, root);
    if (system(command) != 0)
        fail_msg("no compiler for: %s", command);
}

/* The directories of ld.so.conf come first, in its order; then those that need no mention. */
static void test_machine_of_glibc(void **state)
{
    (void)state;
    const struct arch *arch = arch_of_host();
    const char *multiarch = arena_printf(&arena, "/lib/%s", arch->debian_triplet);
    const struct {
        const char *directory;
        const char *library;
        const char *release;
    } files[] = {
        {"/opt/one/lib", "librt", "2.17"},      {"/opt/two/lib", "librt", "2.34"},
        {"/opt/two/lib", "libdl", "2.17"},      {multiarch, "libm", "2.17"},
        {"/usr/lib64", "libc", "2.17"},         {"/opt/other", "libutil", "2.17"},
        {"/opt/quoted/lib", "libutil", "2.17"},
    };
    const char *root = make_directory();
    for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++) {
        const char *directory = arena_printf(&arena, "%s%s", root, files[i].directory);
        make_dirs(directory);
        write_glibc(directory, arch->name, files[i].library, files[i].release);
    }
    /* A 32-bit library of the same name is passed over, as the loader does. */
    write_glibc(arena_printf(&arena, "%s/opt/one/lib", root), "i386", "libm", "2.17");
    static const char conf[] = "# directories\ninclude ld.so.conf.d/*.conf\n /opt/two/lib # two\n";
    static const char one[] = "/opt/one/lib\t\n/no/such/directory\ninclude /etc/ld.so.conf\n";
    static const char hidden[] = "/opt/other\n";
    make_dirs(arena_printf(&arena, "%s/etc/ld.so.conf.d", root));
    write_file(arena_printf(&arena, "%s/etc/ld.so.conf", root), conf, sizeof(conf) - 1);
    write_file(arena_printf(&arena, "%s/etc/ld.so.conf.d/one.conf", root), one, sizeof(one) - 1);
    write_file(arena_printf(&arena, "%s/etc/ld.so.conf.d/old.conf~", root), hidden,
               sizeof(hidden) - 1);
    write_shell(root, arch->glibc_loader);
    struct world *world = world_below(root);
    assert_true(library_has_node(find(world, "libc.so.6"), "GLIBC_2.17"));
    assert_false(library_has_node(find(world, "libc.so.6"), "GLIBC_2.18"));
    assert_string_equal(find(world, "librt.so.1")->path,
                        arena_printf(&arena, "%s/opt/one/lib/librt.so.1", root));
    assert_string_equal(find(world, "libdl.so.2")->path,
                        arena_printf(&arena, "%s/opt/two/lib/libdl.so.2", root));
    assert_string_equal(find(world, "libm.so.6")->path,
                        arena_printf(&arena, "%s%s/libm.so.6", root, multiarch));
    assert_null(find(world, "libutil.so.1"));
    assert_null(find(world, arch->musl_soname));
    assert_non_null(find(world, "/opt/two/lib/libdl.so.2"));
    const struct library *library;
    assert_int_equal(world_find_symbol(world, "dlopen", arch->base_node, &library, &err), 0);
    assert_string_equal(library->soname, "libdl.so.2");
    /* A musl beside it is found by its own name only. */
    write_glibc(arena_printf(&arena, "%s/lib", root), arch->name, "libdl", "2.17");
    assert_int_equal(rename(arena_printf(&arena, "%s/lib/libdl.so.2", root),
                            arena_printf(&arena, "%s%s", root, arch->musl_loader)),
                     0);
    world = world_below(root);
    assert_non_null(find(world, arch->musl_soname));
    assert_int_equal(world_find_symbol(world, "dlopen", NULL, &library, &err), 0);
    assert_string_equal(library->path, arena_printf(&arena, "%s/opt/two/lib/libdl.so.2", root));
    remove_directory(root);
}

/* musl's loader is its libc, and searches other directories. */
static void test_machine_of_musl(void **state)
{
    (void)state;
    const struct arch *arch = arch_of_host();
    const char *root = make_directory();
    make_dirs(arena_printf(&arena, "%s/lib", root));
    make_dirs(arena_printf(&arena, "%s/usr/local/lib", root));
    make_dirs(arena_printf(&arena, "%s/opt/lib", root));
    make_dirs(arena_printf(&arena, "%s/etc", root));
    write_shell(root, arch->musl_loader);
    const char *loader = arena_printf(&arena, "%s%s", root, arch->musl_loader);
    write_glibc(arena_printf(&arena, "%s/lib", root), arch->name, "librt", "2.17");
    assert_int_equal(rename(arena_printf(&arena, "%s/lib/librt.so.1", root), loader), 0);
    write_glibc(arena_printf(&arena, "%s/usr/local/lib", root), arch->name, "libm", "2.17");
    write_glibc(arena_printf(&arena, "%s/opt/lib", root), arch->name, "libdl", "2.17");
    assert_string_equal(find(world_below(root), arch->musl_soname)->path, loader);
    assert_string_equal(find(world_below(root), "libpthread.so")->path, loader);
    assert_null(find(world_below(root), "libc.so.6"));
    assert_non_null(find(world_below(root), "libm.so.6"));
    assert_null(find(world_below(root), "libdl.so.2"));
    static const char path[] = "/opt/lib:/usr/lib\n";
    /* It is named as the loader is, with .path in place of .so.1. */
    const char *name = strrchr(arch->musl_loader, '/');
    const char *list =
        arena_printf(&arena, "%s/etc%.*s.path", root, (int)(strlen(name) - strlen(".so.1")), name);
    write_file(list, path, sizeof(path) - 1);
    assert_null(find(world_below(root), "libm.so.6"));
    assert_non_null(find(world_below(root), "libdl.so.2"));
    remove_directory(root);
}

/* What this test itself runs on is found. */
static void test_this_machine(void **state)
{
    (void)state;
    struct world *world = world_of_machine(&arena, &err);
    assert_non_null(world);
    assert_string_equal(world_name(world), "this machine");
    const struct library *library = find(world, "libc.so.6");
    if (!library)
        library = find(world, "libc.so");
    assert_non_null(library);
    assert_true(library_satisfies(library, "fork", NULL));
    assert_false(library_satisfies(library, "abicc_no_such_name", NULL));
}

/* The machine's GCC: the newest that brought a version which its libraries have. */
static struct version gcc_of(struct world *machine)
{
    static const struct strvec no_roots;
    struct library_tables tables = library_tables(&arena, &no_roots);
    struct version gcc = {{0}};
    const struct gcc_node *nodes;
    size_t count;
    assert_int_equal(library_tables_gcc(&tables, &nodes, &count, &err), 0);
    for (size_t i = 0; i < count; i++) {
        const struct library *library = find(machine, nodes[i].library);
        if (library &&
            gcc_node_is_in(&nodes[i], nodes[i].library, nodes[i].first, arch_of_host()->name) &&
            strvec_contains(&library->nodes, nodes[i].name) &&
            version_compare(nodes[i].first, gcc) > 0)
            gcc = nodes[i].first;
    }
    return gcc;
}

/* The libraries of this machine's GCC have the versions that the tables tell of it, and no more. */
static void test_gcc_tables_are_true(void **state)
{
    (void)state;
    static const char *const names[] = {"libstdc++.so.6", "libgomp.so.1", "libatomic.so.1",
                                        "libquadmath.so.0", "libgcc_s.so.1"};
    static const struct strvec no_roots;
    struct world *machine = world_of_machine(&arena, &err);
    assert_non_null(machine);
    struct version gcc = gcc_of(machine);
    if (version_is_zero(gcc) || !find(machine, "libc.so.6"))
        skip();
    struct library_tables tables = library_tables(&arena, &no_roots);
    const struct system system = {arch_of_host()->name, LIBC_GLIBC, version_of("2.17"), gcc};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        const struct library *real = find(machine, names[i]);
        const struct library *told;
        assert_int_equal(library_of_system(&tables, &system, names[i], &told, &err), 0);
        for (size_t j = 0; real && j < told->nodes.count; j++)
            if (!strvec_contains(&real->nodes, told->nodes.items[j]))
                fail_msg("%s has no %s", real->path, told->nodes.items[j]);
        for (size_t j = 0; real && j < real->nodes.count; j++)
            if (!strvec_contains(&told->nodes, real->nodes.items[j]))
                fail_msg("%s has %s, which the tables do not tell", real->path,
                         real->nodes.items[j]);
    }
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
        cmocka_unit_test_teardown(test_stubs_are_the_tables, release_arena),
        cmocka_unit_test_teardown(test_machine_of_glibc, release_arena),
        cmocka_unit_test_teardown(test_machine_of_musl, release_arena),
        cmocka_unit_test_teardown(test_this_machine, release_arena),
        cmocka_unit_test_teardown(test_gcc_tables_are_true, release_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
