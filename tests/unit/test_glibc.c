/* The libraries of a glibc sysroot: which files a release has, and what programs that are linked
 * against them need. */
#include <stdlib.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "elf_facts.h"
#include "sysroot/glibc/glibc.h"
#include "tables/glibc_stub.h"

#include "arena_fixture.h"
#include "sysroot/write/stub_image.h"

static const struct strvec no_roots;
static const struct polyfill_table no_polyfills;

static struct abi load(const char *arch)
{
    struct abi abi;
    if (abi_load(&arena, &no_roots, arch, &abi, &err) < 0)
        fail_msg("%s", err.text);
    return abi;
}

/* A new sysroot of x86_64 with its usr/lib and nothing else. */
static const char *make_sysroot(struct version floor)
{
    struct abi abi = load("x86_64");
    char *top = arena_strdup(&arena, "/tmp/test_glibc.XXXXXX");
    assert_non_null(mkdtemp(top));
    const char *libdir = arena_printf(&arena, "%s/usr/lib", top);
    assert_int_equal(fs_make_dirs(&arena, libdir, 0755, &err), 0);
    const struct objects objects = {.arch = abi.arch};
    const struct glibc_request request = {&objects, &abi, floor, &no_polyfills, libdir};
    if (glibc_write_libraries(&arena, &request, &err) < 0)
        fail_msg("%s", err.text);
    return top;
}

/* What a file of usr/lib is: "-> abicc_stubs/libm.so.6" for a link, its text for a script or an
 * empty archive, "elf", "archive", or "none". */
static const char *what_is(const char *sysroot, const char *name)
{
    const char *path = arena_printf(&arena, "%s/usr/lib/%s", sysroot, name);
    char target[256] = "";
    if (readlink(path, target, sizeof(target) - 1) > 0)
        return arena_printf(&arena, "-> %s", target);
    const char *bytes;
    size_t size;
    if (!fs_exists(path) || fs_read(&arena, path, &bytes, &size, &err) < 0)
        return "none";
    if (size > 4 && memcmp(bytes, "\177ELF", 4) == 0)
        return "elf";
    return size > 8 && memcmp(bytes, "!<arch>\n", 8) == 0 ? "archive" : bytes;
}

#define STUBS "abicc_stubs/"

static void a_release_brings_its_libraries_and_names(void **state)
{
    (void)state;
    static const struct {
        const char *floor;
        const char *file;
        const char *is;
    } rows[] = {
        {"2.12", STUBS "libc.so.6", "elf"},
        {"2.12", "libm.so", "-> abicc_stubs/libm.so.6"},
        {"2.12", "librt.so", "-> abicc_stubs/librt.so.1"},
        {"2.17", STUBS "ld-linux-x86-64.so.2", "elf"},
        {"2.17", "ld.so", "none"},
        {"2.17", "libpthread.so", "-> abicc_stubs/libpthread.so.0"},
        {"2.17", "libpthread.a", "none"},
        {"2.17", "libutil.so", "-> abicc_stubs/libutil.so.1"},
        {"2.17", STUBS "libmvec.so.1", "none"},
        {"2.17", "crt1.o", "elf"},
        {"2.17", "Scrt1.o", "elf"},
        {"2.17", "gcrt1.o", "elf"},
        {"2.17", "crti.o", "elf"},
        {"2.17", "crtn.o", "elf"},
        {"2.17", "libc_nonshared.a", "archive"},
        {"2.17", "libabicc_polyfill.a", "archive"},
        {"2.17", "libc.so",
         "GROUP ( /usr/lib/libabicc_first.a AS_NEEDED ( /usr/lib/abicc_stubs/moved-libpthread.so.0 "
         ") "
         "/usr/lib/abicc_stubs/libc.so.6 AS_NEEDED ( "
         "/usr/lib/abicc_stubs/moved-libanl.so.1 /usr/lib/abicc_stubs/moved-libdl.so.2 "
         "/usr/lib/abicc_stubs/moved-libresolv.so.2 "
         "/usr/lib/abicc_stubs/moved-librt.so.1 /usr/lib/abicc_stubs/moved-libutil.so.1 ) "
         "/usr/lib/libc_nonshared.a "
         "/usr/lib/libabicc_polyfill.a AS_NEEDED ( /usr/lib/abicc_stubs/ld-linux-x86-64.so.2 ) "
         ")\n"},
        /* libmvec is new in 2.22, and comes with -lm. */
        {"2.22", "libm.so",
         "GROUP ( /usr/lib/abicc_stubs/libm.so.6 AS_NEEDED ( /usr/lib/abicc_stubs/libmvec.so.1 ) "
         ")\n"},
        {"2.22", "libmvec.so", "-> abicc_stubs/libmvec.so.1"},
        /* From 2.27 on all of libnsl is there for old programs only. */
        {"2.26", "libnsl.so", "-> abicc_stubs/libnsl.so.1"},
        {"2.27", "libnsl.so", "none"},
        {"2.27", STUBS "libnsl.so.1", "elf"},
        /* In 2.34 five libraries went into libc; -lpthread finds an archive with nothing in it. */
        {"2.33", "libpthread.so", "-> abicc_stubs/libpthread.so.0"},
        {"2.34", "libpthread.so", "none"},
        {"2.34", STUBS "libpthread.so.0", "elf"},
        {"2.34", STUBS "moved-libpthread.so.0", "none"},
        {"2.34", "libpthread.a", "!<arch>\n"},
        {"2.34", "libdl.a", "!<arch>\n"},
        {"2.34", "librt.a", "!<arch>\n"},
        {"2.34", "libutil.a", "!<arch>\n"},
        {"2.34", "libanl.a", "!<arch>\n"},
        {"2.34", "libresolv.so", "-> abicc_stubs/libresolv.so.2"},
        {"2.34", "libc.so",
         "GROUP ( /usr/lib/libabicc_first.a /usr/lib/abicc_stubs/libc.so.6 "
         "/usr/lib/libc_nonshared.a "
         "/usr/lib/libabicc_polyfill.a "
         "AS_NEEDED ( /usr/lib/abicc_stubs/ld-linux-x86-64.so.2 ) )\n"},
        /* glibc's own libcrypt ends with 2.38. */
        {"2.38", "libcrypt.so", "-> abicc_stubs/libcrypt.so.1"},
        {"2.39", "libcrypt.so", "none"},
        {"2.39", STUBS "libcrypt.so.1", "none"},
    };
    const char *sysroot = NULL;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (i == 0 || strcmp(rows[i].floor, rows[i - 1].floor) != 0) {
            if (sysroot)
                fs_remove_tree(sysroot, &err);
            sysroot = make_sysroot(release(rows[i].floor));
        }
        const char *is = what_is(sysroot, rows[i].file);
        if (strcmp(is, rows[i].is) != 0)
            fail_msg("%s of %s is '%s', not '%s'", rows[i].file, rows[i].floor, is, rows[i].is);
    }
    fs_remove_tree(sysroot, &err);
}

/* One name has one default at most, and what the stub says is what the file says. */
static void check_stub(const struct abi *abi, const struct stub *stub)
{
    struct stub_image image;
    if (stub_build(&arena, abi->arch, stub, &image, &err) < 0)
        fail_msg("%s", err.text);
    struct elf_facts facts = elf_facts_of_bytes(&arena, image.bytes, image.size);
    assert_string_equal(facts.soname, stub->soname);
    assert_int_equal(facts.symbol_count, 1 + stub->references.count + stub->symbol_count);
    assert_int_equal(facts.nodes.count, stub->node_count ? stub->node_count + 1 : 0);
    const char *last_default = "";
    for (size_t i = 0; i < stub->symbol_count; i++) {
        if (!stub->symbols[i].is_default)
            continue;
        assert_string_not_equal(stub->symbols[i].name, last_default);
        last_default = stub->symbols[i].name;
    }
}

static void every_library_of_every_architecture_can_be_written(void **state)
{
    (void)state;
    static const char *const names[] = {"x86_64",      "i386",  "aarch64",     "arm",     "riscv64",
                                        "powerpc64le", "s390x", "loongarch64", "mips64el"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct abi abi = load(names[i]);
        const struct version floors[] = {abi.oldest, abi.newest};
        for (size_t j = 0; j < 2 * abi.library_count; j++) {
            struct stub stub =
                glibc_stub(&arena, &abi, &abi.libraries[j / 2], floors[j % 2], GLIBC_WHOLE);
            check_stub(&abi, &stub);
            /* Where FILE has a form from before 2.1, libc looks for a program's mark. */
            bool is_libc = strcmp(abi.libraries[j / 2].name, "libc") == 0;
            bool is_old = strcmp(names[i], "i386") == 0 || strcmp(names[i], "mips64el") == 0;
            assert_int_equal(stub.references.count, is_libc && is_old ? 1 : 0);
        }
        arena_release(&arena);
    }
}

static void every_release_can_be_written(void **state)
{
    (void)state;
    for (unsigned minor = 12; minor <= 44; minor++) {
        const char *sysroot = make_sysroot((struct version){{2, minor, 0}});
        assert_string_equal(what_is(sysroot, STUBS "libc.so.6"), "elf");
        fs_remove_tree(sysroot, &err);
        arena_release(&arena);
    }
}

static void what_cannot_be_written_is_an_error(void **state)
{
    (void)state;
    static const struct {
        const char *arch;
        const char *floor;
        const char *libdir;
        const char *says;
    } rows[] = {
        {"x86_64", "2.11", "/dev/null", "they answer 2.12 to 2.44"},
        {"x86_64", "2.45", "/dev/null", "they answer 2.12 to 2.44"},
        {"aarch64", "2.12", "/dev/null", "does not exist for aarch64"},
        {"x86_64", "2.17", "/dev/null", "/dev/null/abicc_stubs: cannot create the directory"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct abi abi = load(rows[i].arch);
        const struct objects objects = {.arch = abi.arch};
        const struct glibc_request request = {&objects, &abi, release(rows[i].floor), &no_polyfills,
                                              rows[i].libdir};
        assert_int_equal(glibc_write_libraries(&arena, &request, &err), -1);
        if (!strstr(err.text, rows[i].says))
            fail_msg("row %zu: '%s' should say '%s'", i, err.text, rows[i].says);
    }
}

static void an_object_that_is_missing_is_an_error(void **state)
{
    (void)state;
    char directory[] = "/tmp/test_glibc.XXXXXX";
    assert_non_null(mkdtemp(directory));
    struct abi abi = load("s390x");
    struct objects objects = {.arch = abi.arch};
    strvec_push(&arena, &objects.directories, directory);
    const struct glibc_request request = {&objects, &abi, release("2.17"), &no_polyfills,
                                          directory};
    assert_int_equal(glibc_write_libraries(&arena, &request, &err), -1);
    assert_non_null(strstr(err.text, "no object"));
    assert_non_null(strstr(err.text, "for s390x"));
    fs_remove_tree(directory, &err);
}

#ifdef __x86_64__
struct link_row {
    const char *floor;
    const char *source;
    const char *libraries; /* words before -lc */
    const char *needed;    /* NULL: the link must fail */
    const char *links;     /* some that must be there, between spaces */
};

#define MAIN(declarations, expression)                                                             \
    declarations " int main(int c, char **v) { (void)v; return c + (int)(" expression "); }\n"

static const char threads_and_more[] =
    MAIN("int pthread_create(void *, void *, void *, void *); void *dlopen(const char *, int);"
         "int timer_create(int, void *, void *); int openpty(void *, void *, void *, void *, "
         "void *); long write(int, const void *, unsigned long); int __res_query(const char *);",
         "pthread_create(v, 0, 0, 0) + (dlopen(0, 0) != 0) + timer_create(0, 0, 0) + "
         "openpty(0, 0, 0, 0, 0) + write(1, v, 1) + __res_query(0)");
static const char write_and_thread[] =
    MAIN("long write(int, const void *, unsigned long); unsigned long pthread_self(void);"
         "int pthread_create(void *, void *, void *, void *);",
         "write(1, v, 1) + pthread_create(v, 0, 0, 0)");
static const char weak_thread[] =
    MAIN("int pthread_create(void *, void *, void *, void *) __attribute__((weak));",
         "pthread_create != 0");
static const char clock_call[] = MAIN("int clock_gettime(int, void *);", "clock_gettime(0, v)");
static const char stat_call[] = MAIN("int stat(const char *, void *);", "stat(\"/\", v)");
static const char copies[] =
    MAIN("extern char **environ; extern char *program_invocation_name; extern void *stdout;",
         "environ[0][0] + program_invocation_name[0] + (stdout != 0)");

static const struct link_row link_rows[] = {
    /* A program takes no library more than it asks for. */
    {"2.17", MAIN("int puts(const char *);", "puts(\"\")"), "", "libc.so.6",
     "libc.so.6:puts@GLIBC_2.2.5 libc.so.6:__libc_start_main@GLIBC_2.2.5"},
    {"2.17", weak_thread, "", "libc.so.6", ""},
    /* The default is the newest version of the release. */
    {"2.12", MAIN("void *memcpy(void *, void *, long);", "memcpy(v, v, c) != 0"), "", "libc.so.6",
     "libc.so.6:memcpy@GLIBC_2.2.5"},
    {"2.14", MAIN("void *memcpy(void *, void *, long);", "memcpy(v, v, c) != 0"), "", "libc.so.6",
     "libc.so.6:memcpy@GLIBC_2.14"},
    /* Sources for 2.34 need no -lpthread and no -ldl; write is still libc's. */
    {"2.17", threads_and_more, "",
     "libpthread.so.0 libc.so.6 libdl.so.2 libresolv.so.2 librt.so.1 libutil.so.1",
     "libpthread.so.0:pthread_create@GLIBC_2.2.5 libc.so.6:write@GLIBC_2.2.5 "
     "libdl.so.2:dlopen@GLIBC_2.2.5 librt.so.1:timer_create@GLIBC_2.3.3 "
     "libutil.so.1:openpty@GLIBC_2.2.5 libresolv.so.2:__res_query@GLIBC_2.2.5"},
    {"2.34", write_and_thread, "", "libc.so.6", "libc.so.6:pthread_create@GLIBC_2.34"},
    /* With -lpthread they link as they always did: libpthread has a write of its own. */
    {"2.17", write_and_thread, "-lpthread", "libpthread.so.0 libc.so.6",
     "libpthread.so.0:pthread_create@GLIBC_2.2.5 libpthread.so.0:write@GLIBC_2.2.5"},
    {"2.34", write_and_thread, "-lpthread -ldl -lrt -lutil -lanl", "libc.so.6",
     "libc.so.6:write@GLIBC_2.2.5"},
    /* clock_gettime was librt's before 2.17. */
    {"2.12", clock_call, "", "libc.so.6 librt.so.1", "librt.so.1:clock_gettime@GLIBC_2.2.5"},
    {"2.17", clock_call, "", "libc.so.6", "libc.so.6:clock_gettime@GLIBC_2.17"},
    {"2.17", clock_call, "-lrt", "librt.so.1 libc.so.6", "librt.so.1:clock_gettime@GLIBC_2.2.5"},
    /* Names that never moved to libc are found where they always were. */
    {"2.17", MAIN("int ns_initparse(void *);", "ns_initparse(v)"), "", NULL, ""},
    {"2.17", MAIN("int ns_initparse(void *);", "ns_initparse(v)"), "-lresolv",
     "libresolv.so.2 libc.so.6", "libresolv.so.2:ns_initparse@GLIBC_2.9"},
    {"2.17", MAIN("double exp(double);", "exp(c)"), "-lm", "libm.so.6 libc.so.6",
     "libm.so.6:exp@GLIBC_2.2.5"},
    {"2.29", MAIN("double exp(double);", "exp(c)"), "-lm", "libm.so.6 libc.so.6",
     "libm.so.6:exp@GLIBC_2.29"},
    {"2.22", MAIN("int _ZGVbN2v_sin(int);", "_ZGVbN2v_sin(c)"), "-lm --as-needed",
     "libm.so.6 libmvec.so.1 libc.so.6", "libmvec.so.1:_ZGVbN2v_sin@GLIBC_2.22"},
    /* Too new, and too old: a name that a release lacks, and one that only old programs find. */
    {"2.24", MAIN("long getrandom(void *);", "getrandom(v)"), "", NULL, ""},
    {"2.25", MAIN("long getrandom(void *);", "getrandom(v)"), "", "libc.so.6",
     "libc.so.6:getrandom@GLIBC_2.25"},
    {"2.31", MAIN("extern char *sys_errlist[];", "sys_errlist[c] != 0"), "", "libc.so.6",
     "libc.so.6:sys_errlist@GLIBC_2.12"},
    {"2.32", MAIN("extern char *sys_errlist[];", "sys_errlist[c] != 0"), "", NULL, ""},
    /* Headers no longer declare it, but the library of the release has it. */
    {"2.17", MAIN("int stime(void *);", "stime(v)"), "", "libc.so.6",
     "libc.so.6:stime@GLIBC_2.2.5"},
    /* libc before its archives: stat is libc's as soon as libc has it. */
    {"2.32", stat_call, "", "libc.so.6", "libc.so.6:__xstat@GLIBC_2.2.5"},
    {"2.33", stat_call, "", "libc.so.6", "libc.so.6:stat@GLIBC_2.33"},
    /* A copied object is exported by all its names. */
    {"2.17", copies, "", "libc.so.6",
     "libc.so.6:environ@GLIBC_2.2.5 libc.so.6:__environ@GLIBC_2.2.5 "
     "libc.so.6:program_invocation_name@GLIBC_2.2.5 libc.so.6:__progname_full@GLIBC_2.2.5"},
};

static int run(const char *command)
{
    return system(command) == 0 ? 0 : -1;
}

static void check_link(const struct link_row *row, const char *linker, const char *sysroot)
{
    const char *lib = arena_printf(&arena, "%s/usr/lib", sysroot);
    const char *line = arena_printf(
        &arena,
        "%s --sysroot=%s -L%s -dynamic-linker /lib64/ld-linux-x86-64.so.2 -o %s/out %s/crt1.o "
        "%s/crti.o %s/main.o %s -lc %s/crtn.o >%s/log 2>&1",
        linker, sysroot, lib, sysroot, lib, lib, sysroot, row->libraries, lib, sysroot);
    int status = run(line);
    if (status < 0 && row->needed)
        fail_msg("%s at %s: %s fails:\n%s", linker, row->floor, row->source,
                 what_is(sysroot, "../../log"));
    assert_int_equal(status, row->needed ? 0 : -1);
    if (!row->needed)
        return;
    struct elf_facts facts = elf_facts_of_file(&arena, arena_printf(&arena, "%s/out", sysroot));
    const char *needed = elf_facts_needed(&arena, &facts);
    if (strcmp(needed, row->needed) != 0)
        fail_msg("%s at %s: %s needs '%s', not '%s'", linker, row->floor, row->source, needed,
                 row->needed);
    struct strvec wanted = strvec_split(&arena, row->links, ' ');
    for (size_t i = 0; i < wanted.count; i++)
        if (!strvec_contains(&facts.links, wanted.items[i]))
            fail_msg("%s at %s: %s lacks %s", linker, row->floor, row->source, wanted.items[i]);
}

static void programs_bind_to_the_release(void **state)
{
    (void)state;
    static const char *const linkers[] = {"ld.bfd", "ld.gold", "ld.lld", "ld.mold"};
    unsigned linker_count = 0;
    bool has_linker[COUNT(linkers)];
    for (size_t i = 0; i < COUNT(linkers); i++) {
        has_linker[i] = run(arena_printf(&arena, "command -v %s >/dev/null", linkers[i])) == 0;
        linker_count += has_linker[i];
    }
    if (!linker_count)
        skip();
    for (size_t i = 0; i < COUNT(link_rows); i++) {
        const struct link_row *row = &link_rows[i];
        const char *sysroot = make_sysroot(release(row->floor));
        const char *source = arena_printf(&arena, "%s/main.c", sysroot);
        assert_int_equal(fs_write(source, row->source, strlen(row->source), &err), 0);
        assert_int_equal(run(arena_printf(&arena,
                                          "cc -O1 -fno-builtin -fno-pie -fno-stack-protector -c "
                                          "%s -o %s/main.o",
                                          source, sysroot)),
                         0);
        for (size_t j = 0; j < COUNT(linkers); j++)
            if (has_linker[j])
                check_link(row, linkers[j], sysroot);
        fs_remove_tree(sysroot, &err);
        arena_release(&arena);
    }
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_release_brings_its_libraries_and_names),
        TEST(every_library_of_every_architecture_can_be_written),
        TEST(every_release_can_be_written),
        TEST(what_cannot_be_written_is_an_error),
        TEST(an_object_that_is_missing_is_an_error),
#ifdef __x86_64__
        TEST(programs_bind_to_the_release),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
