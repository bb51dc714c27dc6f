/* musl: the contents of the table, the release of the host's musl, and the sysroot made from it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/fs.h"
#include "sysroot/musl/musl.h"
#include "sysroot/musl/musl_version.h"
#include "tables/abi.h"
#include "tables/musl_abi.h"
#include "tables/musl_difference.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

static struct arena arena;
static struct error err;

static struct version release(const char *text)
{
    struct version version;
    assert_true(version_parse(text, strlen(text), &version));
    return version;
}

static const struct arch *arch_named(const char *name)
{
    const struct arch *arch = musl_abi_need_arch(&arena, name, &err);
    if (!arch)
        fail_msg("%s", err.text);
    return arch;
}

static struct musl_abi load(const char *arch)
{
    struct strvec roots = {0};
    struct musl_abi abi;
    if (musl_abi_load(&arena, &roots, arch_named(arch), &abi, &err) < 0)
        fail_msg("%s", err.text);
    return abi;
}

static const struct musl_symbol *find(const struct musl_abi *abi, const char *name, const char *at)
{
    for (size_t i = 0; i < abi->symbol_count; i++)
        if (strcmp(abi->symbols[i].name, name) == 0 &&
            musl_abi_is_present(&abi->symbols[i], release(at)))
            return &abi->symbols[i];
    return NULL;
}

static void a_release_exports_its_names_and_no_newer_ones(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        const char *release;
        const char *arch;
        bool is_present;
    } rows[] = {
        {"printf", "1.1.16", "x86_64", true},
        {"gettid", "1.2.1", "x86_64", false},
        {"gettid", "1.2.2", "x86_64", true},
        {"qsort_r", "1.2.2", "aarch64", false},
        {"qsort_r", "1.2.3", "aarch64", true},
        {"statx", "1.2.4", "x86_64", false},
        {"statx", "1.2.5", "x86_64", true},
        {"preadv2", "1.2.4", "i386", false},
        {"preadv2", "1.2.6", "i386", true},
        {"open64", "1.2.3", "x86_64", true},
        {"open64", "1.2.4", "x86_64", false},
        {"__time64", "1.2.0", "i386", true},
        {"__time64", "1.1.24", "i386", false},
        {"__time64", "1.2.5", "x86_64", false},
        {"__tls_get_addr", "1.2.5", "x86_64", true},
        {"___tls_get_addr", "1.2.5", "x86_64", false},
        {"___tls_get_addr", "1.2.5", "i386", true},
        {"_dl_find_object", "1.2.6", "x86_64", false},
        {"arc4random", "1.2.6", "x86_64", false},
        {"__time64", "1.2.0", "arm", true},
        {"__time64", "1.2.6", "riscv64", false},
        {"___tls_get_addr", "1.2.5", "arm", false},
        {"__tls_get_offset", "1.2.3", "s390x", true},
        {"iopl", "1.2.3", "powerpc64le", true},
        {"iopl", "1.2.6", "s390x", false},
        {"cacheflush", "1.2.3", "mips64el", true},
        {"open64", "1.2.3", "arm", true},
        {"open64", "1.2.6", "loongarch64", false},
        {"__aeabi_memcpy", "1.1.16", "arm", true},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct musl_abi abi = load(rows[i].arch);
        if (!!find(&abi, rows[i].name, rows[i].release) != rows[i].is_present)
            fail_msg("%s in %s on %s", rows[i].name, rows[i].release, rows[i].arch);
    }
}

static void data_objects_have_their_size(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        const char *name;
        uint64_t size;
    } rows[] = {
        {"x86_64", "stdin", 8},        {"aarch64", "stdin", 8},  {"i386", "stdin", 4},
        {"arm", "stdin", 4},           {"mips64el", "stdin", 8}, {"x86_64", "tzname", 16},
        {"x86_64", "in6addr_any", 16}, {"x86_64", "optind", 4},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct musl_abi abi = load(rows[i].arch);
        const struct musl_symbol *symbol = find(&abi, rows[i].name, "1.2.4");
        assert_non_null(symbol);
        assert_true(symbol->is_data);
        assert_int_equal(symbol->size, rows[i].size);
    }
}

static void aliases_are_data_of_one_size(void **state)
{
    (void)state;
    struct musl_abi abi = load("x86_64");
    assert_int_equal(abi.aliases.count, 8);
    for (size_t i = 0; i < abi.aliases.count; i++) {
        const struct alias_set *set = &abi.aliases.items[i];
        const struct musl_symbol *strong = find(&abi, set->strong.items[0], "1.2.3");
        assert_non_null(strong);
        assert_true(set->weak.count > 0);
        for (size_t j = 0; j < set->weak.count; j++) {
            const struct musl_symbol *weak = find(&abi, set->weak.items[j], "1.2.3");
            assert_non_null(weak);
            assert_true(strong->is_data && weak->is_data);
            assert_int_equal(strong->size, weak->size);
        }
    }
}

static void releases_outside_the_table_are_refused(void **state)
{
    (void)state;
    struct musl_abi abi = load("x86_64");
    assert_int_equal(musl_abi_check_release(&abi, release("1.2.4"), &err), 0);
    assert_int_equal(musl_abi_check_release(&abi, release("1.1.15"), &err), -1);
    assert_int_equal(musl_abi_check_release(&abi, release("1.3.0"), &err), -1);
    assert_string_equal(err.text, "musl 1.3 is not in the table: it answers 1.1.16 to 1.2.6");
    assert_null(musl_abi_need_arch(&arena, "sparc64", &err));
    assert_string_equal(err.text, "the architecture 'sparc64' has no musl table; there are "
                                  "aarch64, arm, i386, loongarch64, mips64el, powerpc64le, "
                                  "riscv64, s390x, x86_64");
}

/* Its records begin with the first release, whatever the other architectures have. */
static void an_architecture_begins_with_its_first_release(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        const char *first;
        const char *before;
    } rows[] = {{"loongarch64", "1.2.5", "1.2.4"}, {"riscv64", "1.1.23", "1.1.22"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct musl_abi abi = load(rows[i].arch);
        assert_int_equal(version_compare(abi.oldest, release(rows[i].first)), 0);
        assert_int_equal(musl_abi_check_release(&abi, release(rows[i].first), &err), 0);
        assert_int_equal(musl_abi_check_release(&abi, release(rows[i].before), &err), -1);
        assert_string_equal(
            err.text, arena_printf(&arena, "musl %s does not support %s, which came with musl %s",
                                   rows[i].before, rows[i].arch, rows[i].first));
        for (size_t j = 0; j < abi.symbol_count; j++)
            assert_true(version_compare(abi.symbols[j].first, abi.oldest) >= 0);
    }
}

/* A data root whose table reads `text`. */
static struct strvec root_with_table(const char *text)
{
    char directory[] = "/tmp/test_musl.XXXXXX";
    assert_non_null(mkdtemp(directory));
    const char *abi = arena_printf(&arena, "%s/sysroots/abi", directory);
    assert_int_equal(fs_make_dirs(&arena, abi, 0755, &err), 0);
    const char *path = arena_printf(&arena, "%s/musl.abi", abi);
    assert_int_equal(fs_write(path, text, strlen(text), &err), 0);
    struct strvec roots = {0};
    strvec_push(&arena, &roots, arena_strdup(&arena, directory));
    return roots;
}

static void a_broken_table_is_named_with_its_line(void **state)
{
    (void)state;
    static const struct {
        const char *table;
        const char *message;
    } rows[] = {
        {"", ":0: the table must begin with: covers <first> <last release>"},
        {"covers 1.1\n", ":1: the table must begin with: covers <first> <last release>"},
        {"covers 1.1 1.2\na F\n", ":2: a line is: symbol kind first[-last] [arches]"},
        {"covers 1.1 1.2\n\na X 1.1\n", ":3: 'X' is not a kind: F, or D: and the size"},
        {"covers 1.1 1.2\na D:x 1.1\n", ":2: 'D:x' is not a kind: F, or D: and the size"},
        {"covers 1.1 1.2\na F 1.2-1.1\n",
         ":2: '1.2-1.1' is not a range such as 1.2.3 or 1.1.16-1.2.3"},
        {"covers 1.1 1.2\nb F 1.1\na F 1.1\n", ":3: the name is not after the one above (order by "
                                               "byte value; ranges of one name must not "
                                               "meet)"},
        {"covers 1.1 1.2\na F 1.1-1.2\na F 1.2\n", ":3: the name is not after the one above (order "
                                                   "by byte value; ranges of one name must not "
                                                   "meet)"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec roots = root_with_table(rows[i].table);
        struct musl_abi abi;
        assert_int_equal(musl_abi_load(&arena, &roots, arch_named("x86_64"), &abi, &err), -1);
        const char *expected =
            arena_printf(&arena, "%s/sysroots/abi/musl.abi%s", roots.items[0], rows[i].message);
        assert_string_equal(err.text, expected);
        assert_int_equal(fs_remove_tree(roots.items[0], &err), 0);
    }
}

/* An archive with one member. */
static const char *archive(const char *member, const char *content, size_t size)
{
    return arena_printf(&arena, "!<arch>\n%-16s%-12d%-6d%-6d%-8s%-10zu`\n%.*s", member, 0, 0, 0,
                        "644", size, (int)size, content);
}

static void the_release_is_read_from_libc_a(void **state)
{
    (void)state;
    static const struct {
        const char *member;
        const char *content;
        const char *version; /* NULL: not musl's */
    } rows[] = {
        {"version.o/",
         "\1"
         "1.2.5\1GCC: (GNU) 13.2.1",
         "1.2.5"},
        {"version.lo/",
         "\1"
         "1.2.0\1",
         "1.2"},
        {"version.o/",
         "\1"
         "1.2.4_git20230717\1",
         "1.2.4"},
        {"version.o/", "\1GCC: (GNU) 1.2.3\1", NULL},
        {"version.o/",
         "\1"
         "2.36\1",
         NULL},
        {"other.o/",
         "\1"
         "1.2.5\1",
         NULL},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char path[] = "/tmp/test_musl.XXXXXX";
        int fd = mkstemp(path);
        assert_true(fd >= 0);
        const char *text = archive(rows[i].member, rows[i].content, strlen(rows[i].content));
        assert_int_equal(write(fd, text, strlen(text)), strlen(text));
        close(fd);
        struct version version;
        int status = musl_version_read(&arena, path, &version, &err);
        unlink(path);
        assert_int_equal(status, rows[i].version ? 0 : -1);
        if (rows[i].version)
            assert_int_equal(version_compare(version, release(rows[i].version)), 0);
        else
            assert_string_equal(err.text, arena_printf(&arena, "%s: not musl's libc.a", path));
    }
}

/* Damaged archives: whatever the headers claim, nothing beyond the file is read (ASan build). */
static void a_damaged_archive_is_no_musl(void **state)
{
    (void)state;
    const char *whole = archive("version.o/",
                                "\1"
                                "1.2.5",
                                6);
    size_t size = strlen(whole);
    for (size_t cut = 0; cut < size; cut++) {
        char path[] = "/tmp/test_musl.XXXXXX";
        int fd = mkstemp(path);
        assert_true(fd >= 0);
        assert_int_equal(write(fd, whole, cut), cut);
        close(fd);
        struct version version;
        assert_int_equal(musl_version_read(&arena, path, &version, &err), -1);
        unlink(path);
    }
}

static void newer_names_are_those_of_later_releases(void **state)
{
    (void)state;
    static const struct {
        const char *release;
        const char *names;
    } rows[] = {
        {"1.2.6", ""},
        {"1.2.5", "__getauxval posix_getdents renameat2"},
        {"1.2.4", "__getauxval posix_getdents preadv2 pwritev2 renameat2 statx"},
        {"1.2.2",
         "__getauxval posix_getdents preadv2 pthread_getname_np pwritev2 qsort_r renameat2 "
         "statx"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct strvec roots = {0};
        struct strvec names = {0};
        assert_int_equal(
            musl_newer_names(&arena, &roots, "x86_64", release(rows[i].release), &names, &err), 0);
        const char *text = "";
        for (size_t j = 0; j < names.count; j++)
            text = arena_printf(&arena, "%s%s%s", text, j ? " " : "", names.items[j]);
        assert_string_equal(text, rows[i].names);
    }
}

/* A directory as musl's own build leaves it, with the script and specs that name it. */
static const char *installed_musl(const char *version, unsigned machine)
{
    char directory[] = "/tmp/test_musl.XXXXXX";
    assert_non_null(mkdtemp(directory));
    char crt1[64] = "\177ELF\2\1\1";
    crt1[18] = (char)machine;
    const char *object = arena_printf(&arena, "\1%s", version);
    const char *libc = archive("version.o/", object, strlen(object));
    const char *script = arena_printf(
        &arena, "#!/bin/sh\nexec \"${REALGCC:-gcc}\" \"$@\" -specs \"%s/lib/musl-gcc.specs\"\n",
        directory);
    const char *specs = arena_printf(&arena,
                                     "*cpp_options:\n-nostdinc -isystem %s/include -isystem "
                                     "include%%s\n\n*link_libgcc:\n-L%s/lib -L .%%s\n",
                                     directory, directory);
    const struct {
        const char *name;
        const char *content;
        size_t size;
    } files[] = {
        {"include/stdio.h", "", 0},
        {"lib/crt1.o", crt1, sizeof(crt1)},
        {"lib/libc.a", libc, strlen(libc)},
        {"lib/musl-gcc.specs", specs, strlen(specs)},
        {"bin/musl-gcc", script, strlen(script)},
    };
    for (size_t i = 0; i < COUNT(files); i++) {
        char *path = arena_printf(&arena, "%s/%s", directory, files[i].name);
        *strrchr(path, '/') = '\0';
        assert_int_equal(fs_make_dirs(&arena, path, 0755, &err), 0);
        path[strlen(path)] = '/';
        assert_int_equal(fs_write(path, files[i].content, files[i].size, &err), 0);
    }
    return arena_strdup(&arena, directory);
}

static void the_musl_gcc_on_the_path_says_where_musl_is(void **state)
{
    (void)state;
    enum { X86_64 = 62, AARCH64 = 183 };
    const char *other = installed_musl("1.2.4", AARCH64); /* not for this architecture */
    const char *wanted = installed_musl("1.1.24", X86_64);
    const char *path = arena_printf(&arena, "/nonexistent:%s/bin:%s/bin", other, wanted);
    const struct musl_hints hints = {NULL, path, ""};
    struct musl_host host;
    struct witness sources = {0};
    assert_int_equal(musl_find_host(&arena, "x86_64", &hints, &host, &sources, &err), 0);
    assert_string_equal(host.include, arena_printf(&arena, "%s/include", wanted));
    assert_string_equal(host.lib, arena_printf(&arena, "%s/lib", wanted));
    assert_int_equal(version_compare(host.version, release("1.1.24")), 0);
    assert_int_equal(musl_find_host(&arena, "aarch64", &hints, &host, &sources, &err), 0);
    assert_string_equal(host.lib, arena_printf(&arena, "%s/lib", other));
    /* One may come to be; the others decide. */
    assert_non_null(witness_find(&sources, "/nonexistent/musl-gcc"));
    assert_non_null(witness_find(&sources, arena_printf(&arena, "%s/bin/musl-gcc", wanted)));
    assert_non_null(witness_find(&sources, arena_printf(&arena, "%s/lib/libc.a", wanted)));
    assert_int_equal(fs_remove_tree(other, &err), 0);
    assert_int_equal(fs_remove_tree(wanted, &err), 0);
}

static void unpacked_packages_and_cross_compilers_have_one(void **state)
{
    (void)state;
    enum { AARCH64 = 183, S390 = 22 };
    const char *other = installed_musl("1.2.4", S390); /* of the wrong byte order for s390x */
    const char *wanted = installed_musl("1.2.3", AARCH64);
    const char *compiler = arena_printf(&arena, "%s/bin/aarch64-linux-musl-gcc", wanted);
    assert_int_equal(fs_write(compiler, "", 0, &err), 0);
    assert_int_equal(chmod(compiler, 0755), 0);
    assert_int_equal(fs_link(".", arena_printf(&arena, "%s/aarch64-linux-musl", wanted), &err), 0);
    const struct musl_hints cases[] = {
        {arena_printf(&arena, "%s:%s", other, wanted), "", ""},
        {NULL, arena_printf(&arena, "%s/bin", wanted), ""},
        {NULL, "", wanted},
    };
    struct musl_host host;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(musl_find_host(&arena, "aarch64", &cases[i], &host, NULL, &err), 0);
        assert_true(fs_exists(arena_printf(&arena, "%s/libc.a", host.lib)));
        assert_int_equal(version_compare(host.version, release("1.2.3")), 0);
        assert_int_equal(musl_find_host(&arena, "s390x", &cases[i], &host, NULL, &err), -1);
    }
    assert_int_equal(fs_remove_tree(other, &err), 0);
    assert_int_equal(fs_remove_tree(wanted, &err), 0);
}

static void a_host_without_musl_is_told_what_to_install(void **state)
{
    (void)state;
    const struct musl_hints hints = {NULL, "", ""};
    struct musl_host host;
    assert_int_equal(musl_find_host(&arena, "i386", &hints, &host, NULL, &err), -1);
    assert_non_null(strstr(err.text, "no musl for i386 is installed"));
    assert_non_null(strstr(err.text, "/usr/lib/i386-linux-musl"));
    assert_non_null(strstr(err.text, "apt-get install musl-dev:i386"));
    assert_non_null(strstr(err.text, "ABICC_MUSL="));
}

/* Is `name` one of the strings of the file: a symbol's or the soname. */
static bool has_string(const char *path, const char *name)
{
    const char *bytes;
    size_t size;
    if (fs_read(&arena, path, &bytes, &size, &err) < 0)
        fail_msg("%s", err.text);
    const char *with_zeros = arena_printf(&arena, "_%s", name);
    char *needle = arena_strdup(&arena, with_zeros);
    needle[0] = '\0';
    return memmem(bytes, size, needle, strlen(name) + 2) != NULL;
}

/* The directory of a gcc with an unwinder that holds that text, or none. */
static const char *installed_gcc(const char *unwinder)
{
    char directory[] = "/tmp/test_musl.XXXXXX";
    assert_non_null(mkdtemp(directory));
    const char *version = arena_printf(&arena, "%s/12", directory);
    assert_int_equal(fs_make_dirs(&arena, version, 0755, &err), 0);
    static const char *const names[] = {"libgcc.a", "crtbegin.o", "crtend.o", "libgomp.a",
                                        "libitm.a"};
    for (size_t i = 0; i < COUNT(names); i++)
        assert_int_equal(fs_write(arena_printf(&arena, "%s/%s", version, names[i]), "", 0, &err),
                         0);
    const char *archive_path = arena_printf(&arena, "%s/libgcc_eh.a", version);
    if (unwinder)
        assert_int_equal(fs_write(archive_path, unwinder, strlen(unwinder) + 1, &err), 0);
    return arena_strdup(&arena, directory);
}

static const char *libraries_over(const char *host, const char *at, const char *musl,
                                  const char *gcc)
{
    struct strvec roots = {0};
    const struct objects objects = {.arch = arch_find("x86_64")};
    struct musl_libraries request = {
        .roots = &roots,
        .objects = &objects,
        .arch = "x86_64",
        .host = {.include = arena_printf(&arena, "%s/include", musl),
                 .lib = arena_printf(&arena, "%s/lib", musl),
                 .version = release(host)},
        .release = release(at),
        .install_dir = arena_printf(&arena, "%s/12", gcc),
    };
    char directory[] = "/tmp/test_musl.XXXXXX";
    assert_non_null(mkdtemp(directory));
    if (musl_write_libraries(&arena, &request, directory, &err) < 0)
        fail_msg("%s", err.text);
    return arena_strdup(&arena, directory);
}

static const char *libraries_for(const char *at, const char *musl, const char *gcc)
{
    return libraries_over("1.2.6", at, musl, gcc);
}

static void a_sysroot_holds_what_a_link_may_use(void **state)
{
    (void)state;
    const char *musl = installed_musl("1.2.3", 62);
    const char *gcc = installed_gcc("_dl_find_object");
    const char *directory = libraries_for("1.2.4", musl, gcc);
    static const char *const present[] = {
        "crt1.o",
        "libc.a",
        "libc.so",
        "libm.a",
        "libcrypt.a",
        "libgcc.a",
        "libgomp.a",
        "libgcc_eh.a",
        "libgcc_eh_gcc.a",
        "libabicc_musl.a",
        "libabicc_polyfill.a",
        "gcc/x86_64-linux-gnu/12/crtbegin.o",
        "gcc/x86_64-linux-gnu/12/libgcc_eh.a",
    };
    for (size_t i = 0; i < COUNT(present); i++)
        if (!fs_exists(arena_printf(&arena, "%s/%s", directory, present[i])))
            fail_msg("%s is missing", present[i]);
    assert_false(fs_exists(arena_printf(&arena, "%s/libitm.a", directory)));
    assert_int_equal(fs_remove_tree(directory, &err), 0);
    assert_int_equal(fs_remove_tree(musl, &err), 0);
    assert_int_equal(fs_remove_tree(gcc, &err), 0);
}

static void the_stub_is_cut_at_the_release(void **state)
{
    (void)state;
    static const struct {
        const char *host;
        const char *release;
        const char *name;
        bool is_there;
    } rows[] = {
        {"1.2.5", "1.2.4", "libc.musl-x86_64.so.1", true},
        {"1.2.5", "1.2.4", "qsort_r", true},
        {"1.2.5", "1.2.4", "statx", false},
        {"1.2.5", "1.2.5", "statx", true},
        {"1.2.5", "1.2.2", "qsort_r", false},
        {"1.2.5", "1.2.3", "open64", true},
        {"1.2.5", "1.2.4", "open64", false},
        /* Headers that are older than the floor declare neither. */
        {"1.2.3", "1.2.5", "statx", false},
        {"1.2.3", "1.2.5", "preadv2", false},
        {"1.2.3", "1.2.5", "qsort_r", true},
        {"1.2.3", "1.2.5", "open64", false},
    };
    const char *musl = installed_musl("1.2.3", 62);
    const char *gcc = installed_gcc("");
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *directory = libraries_over(rows[i].host, rows[i].release, musl, gcc);
        const char *stub = arena_printf(&arena, "%s/libc.so", directory);
        if (has_string(stub, rows[i].name) != rows[i].is_there)
            fail_msg("%s in the stub of %s over %s", rows[i].name, rows[i].release, rows[i].host);
        assert_int_equal(fs_remove_tree(directory, &err), 0);
    }
    assert_int_equal(fs_remove_tree(musl, &err), 0);
    assert_int_equal(fs_remove_tree(gcc, &err), 0);
}

/* Our archive comes with the unwinder, asked for by name or not. */
static void the_unwinder_gets_its_thread_functions_too(void **state)
{
    (void)state;
    static const struct {
        const char *unwinder; /* NULL: libgcc.a has it, there is no libgcc_eh.a */
        const char *script;
    } rows[] = {
        {"_dl_find_object", "INPUT ( /usr/lib/libgcc_eh_gcc.a /usr/lib/libabicc_musl.a "
                            "/usr/lib/libabicc_polyfill.a )\n"},
        {"dl_iterate_phdr", "INPUT ( /usr/lib/libgcc_eh_gcc.a /usr/lib/libabicc_musl.a "
                            "/usr/lib/libabicc_polyfill.a )\nEXTERN ( abicc_unwinder_threads )\n"},
        {NULL, "INPUT ( /usr/lib/libabicc_musl.a /usr/lib/libabicc_polyfill.a )\n"},
    };
    const char *musl = installed_musl("1.2.3", 62);
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *gcc = installed_gcc(rows[i].unwinder);
        const char *directory = libraries_for("1.2.3", musl, gcc);
        static const char *const places[] = {"libgcc_eh.a", "gcc/x86_64-linux-gnu/12/libgcc_eh.a"};
        for (size_t j = 0; j < COUNT(places); j++) {
            const char *script;
            size_t size;
            const char *path = arena_printf(&arena, "%s/%s", directory, places[j]);
            assert_int_equal(fs_read(&arena, path, &script, &size, &err), 0);
            assert_string_equal(script, rows[i].script);
        }
        assert_int_equal(fs_remove_tree(directory, &err), 0);
        assert_int_equal(fs_remove_tree(gcc, &err), 0);
    }
    assert_int_equal(fs_remove_tree(musl, &err), 0);
}

static void differences_are_found_by_name_beginning_and_directory(void **state)
{
    static const struct {
        enum musl_difference_kind kind;
        const char *name;
        const char *package; /* NULL: the row has a text only; "": there is no row */
    } rows[] = {
        {DIFFERENCE_SYMBOL, "getcontext", "libucontext-dev"},
        {DIFFERENCE_SYMBOL, "getcontextual", ""},
        {DIFFERENCE_SYMBOL, "getcontex", ""},
        {DIFFERENCE_SYMBOL, "swapcontext", "libucontext-dev"},
        {DIFFERENCE_SYMBOL, "argp_parse", "argp-standalone"},
        {DIFFERENCE_SYMBOL, "argp_", "argp-standalone"},
        {DIFFERENCE_SYMBOL, "argp", ""},
        {DIFFERENCE_SYMBOL, "error", NULL},
        {DIFFERENCE_SYMBOL, "iconv", ""},
        {DIFFERENCE_SYMBOL, "", ""},
        {DIFFERENCE_HEADER, "rpc/xdr.h", "libtirpc-dev"},
        {DIFFERENCE_HEADER, "rpcsvc/nis.h", ""},
        {DIFFERENCE_HEADER, "sys/queue.h", "bsd-compat-headers"},
        {DIFFERENCE_BEHAVIOUR, "iconv", NULL},
        {DIFFERENCE_BEHAVIOUR, "getcontext", ""},
    };
    (void)state;
    struct strvec roots = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct musl_difference found = {NULL, "", NULL};
        bool is_found = musl_difference_find(&arena, &roots, rows[i].kind, rows[i].name, &found);
        if (is_found != !(rows[i].package && !*rows[i].package))
            fail_msg("%s: found %d", rows[i].name, is_found);
        if (!is_found)
            continue;
        if (rows[i].package)
            assert_string_equal(found.package, rows[i].package);
        else
            assert_true(!found.package && found.text);
    }
}

/* Each row of the table is well formed, and what it says that only glibc has is not in musl's. */
static void only_glibc_has_the_symbols_of_differences(void **state)
{
    (void)state;
    struct strvec roots = {0};
    struct musl_abi musl = load("x86_64");
    struct abi glibc;
    assert_int_equal(abi_load(&arena, &roots, "x86_64", &glibc, &err), 0);
    size_t found = 0;
    for (size_t i = 0; i < musl.symbol_count; i++) {
        struct musl_difference ignored;
        if (musl_difference_find(&arena, &roots, DIFFERENCE_SYMBOL, musl.symbols[i].name, &ignored))
            fail_msg("%s: musl has it", musl.symbols[i].name);
    }
    for (size_t i = 0; i < glibc.record_count; i++) {
        struct musl_difference ignored;
        struct text symbol = glibc.records[i].symbol;
        found += musl_difference_find(&arena, &roots, DIFFERENCE_SYMBOL,
                                      arena_strndup(&arena, symbol.start, symbol.length), &ignored);
    }
    assert_true(found > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(differences_are_found_by_name_beginning_and_directory),
        cmocka_unit_test(only_glibc_has_the_symbols_of_differences),
        cmocka_unit_test(a_release_exports_its_names_and_no_newer_ones),
        cmocka_unit_test(data_objects_have_their_size),
        cmocka_unit_test(aliases_are_data_of_one_size),
        cmocka_unit_test(releases_outside_the_table_are_refused),
        cmocka_unit_test(an_architecture_begins_with_its_first_release),
        cmocka_unit_test(a_broken_table_is_named_with_its_line),
        cmocka_unit_test(the_release_is_read_from_libc_a),
        cmocka_unit_test(a_damaged_archive_is_no_musl),
        cmocka_unit_test(newer_names_are_those_of_later_releases),
        cmocka_unit_test(the_musl_gcc_on_the_path_says_where_musl_is),
        cmocka_unit_test(unpacked_packages_and_cross_compilers_have_one),
        cmocka_unit_test(a_host_without_musl_is_told_what_to_install),
        cmocka_unit_test(a_sysroot_holds_what_a_link_may_use),
        cmocka_unit_test(the_stub_is_cut_at_the_release),
        cmocka_unit_test(the_unwinder_gets_its_thread_functions_too),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
