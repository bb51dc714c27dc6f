/* The distributions on which files start, according to the tables. */
#include <elf.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/fs.h"
#include "system/runs_on.h"
#include "tables/library_tables.h"

static struct arena arena;
static struct error err;
static const struct strvec no_roots;

static int release_arena(void **state)
{
    (void)state;
    arena_release(&arena);
    return 0;
}

static struct distros *load(void)
{
    struct distros *distros;
    if (distros_load(&arena, &no_roots, &distros, &err) < 0)
        fail_msg("%s", err.text);
    return distros;
}

/* What a file's facts say, in words: "glibc needed=libc.so.6 import=memcpy@GLIBC_2.14:libc.so.6
 * weak=... plain=malloc relr kernel=3.2". The first word: glibc, musl (programs with that loader),
 * shared, static or loader=PATH. */
struct draft {
    struct facts facts;
    struct facts_version versions[8];
    struct facts_import imports[8];
};

static void add_import(struct draft *draft, const char *text, bool is_weak)
{
    struct facts_import *import = &draft->imports[draft->facts.import_count++];
    const char *node = strchr(text, '@');
    const char *library = strchr(text, ':');
    import->name = arena_strndup(&arena, text, strcspn(text, "@"));
    import->is_weak = is_weak;
    if (!node)
        return;
    struct facts_version *version = &draft->versions[draft->facts.version_count++];
    assert_non_null(library);
    *version = (struct facts_version){
        .library = library + 1,
        .node = arena_strndup(&arena, node + 1, (size_t)(library - node - 1)),
        .symbol = import->name[0] ? import->name : NULL,
        .is_weak = is_weak,
    };
    import->version = version;
    if (!import->name[0])
        draft->facts.import_count--;
}

static void read_word(struct draft *draft, const char *word)
{
    struct facts *facts = &draft->facts;
    const char *value = strchr(word, '=') ? strchr(word, '=') + 1 : "";
    if (strcmp(word, "glibc") == 0)
        facts->loader = "/lib64/ld-linux-x86-64.so.2";
    else if (strcmp(word, "musl") == 0)
        facts->loader = "/lib/ld-musl-x86_64.so.1";
    else if (strcmp(word, "shared") == 0)
        facts->is_shared = true;
    else if (strcmp(word, "aarch64") == 0)
        facts->machine = EM_AARCH64;
    else if (strcmp(word, "riscv32") == 0)
        facts->machine = EM_RISCV, facts->is_64 = false;
    else if (strcmp(word, "relr") == 0)
        facts->has_relr = true;
    else if (strncmp(word, "loader=", 7) == 0)
        facts->loader = value;
    else if (strncmp(word, "needed=", 7) == 0)
        strvec_push(&arena, &facts->needed, value);
    else if (strncmp(word, "import=", 7) == 0)
        add_import(draft, value, false);
    else if (strncmp(word, "weak=", 5) == 0)
        add_import(draft, value, true);
    else if (strncmp(word, "kernel=", 7) == 0)
        facts->has_abi_note = version_parse(value, strlen(value), &facts->kernel);
    else
        assert_string_equal(word, "static");
}

static const struct facts *facts_of_words(const char *text)
{
    struct draft *draft = arena_alloc(&arena, sizeof(*draft));
    draft->facts = (struct facts){
        .is_elf = true, .is_64 = true, .machine = EM_X86_64, .versions = draft->versions};
    draft->facts.imports = draft->imports;
    struct strvec words = strvec_split(&arena, text, ' ');
    for (size_t i = 0; i < words.count; i++)
        read_word(draft, words.items[i]);
    return &draft->facts;
}

static const struct runs_on *find_row(const struct runs_on *rows, size_t count, const char *label)
{
    for (size_t i = 0; i < count; i++) {
        char text[80];
        snprintf(text, sizeof(text), "%s %s", rows[i].distro->name, rows[i].distro->release);
        if (strcmp(text, label) == 0)
            return &rows[i];
    }
    fail_msg("the table has no row %s", label);
    return NULL;
}

#define HELLO "glibc needed=libc.so.6 import=puts@GLIBC_2.2.5:libc.so.6 "
#define CXX   "glibc needed=libstdc++.so.6 needed=libc.so.6 import=puts@GLIBC_2.2.5:libc.so.6 "
#define MUSL  "musl needed=libc.musl-x86_64.so.1 import=puts "

static const struct case_row {
    const char *file;
    const char *distro;
    bool runs;
    const char *reason; /* part of it; NULL: there is none */
} cases[] = {
    {HELLO, "RHEL/CentOS 6", true, NULL},
    {HELLO, "openSUSE Tumbleweed", true, NULL},
    {HELLO, "Alpine 3.20", false, "needs glibc; the distribution has musl 1.2.5"},
    {"aarch64 loader=/lib/ld-linux-aarch64.so.1 needed=libc.so.6", "RHEL/CentOS 6", false,
     "the distribution has no aarch64"},
    {"aarch64 loader=/lib/ld-linux-aarch64.so.1 needed=libc.so.6", "RHEL/CentOS 7", true, NULL},
    {"riscv32 loader=/lib/x needed=libc.so.6", "Debian 12 bookworm", false, "number 243, 32 bits"},
    {"loader=/nix/ld-linux-x86-64.so.2 needed=libc.so.6", "Debian 12 bookworm", false,
     "needs the loader /nix/ld-linux-x86-64.so.2; the distribution has "
     "/lib64/ld-linux-x86-64.so.2"},

    /* versions, and symbols at them */
    {HELLO "import=getrandom@GLIBC_2.25:libc.so.6", "Debian 9 stretch", false,
     "needs GLIBC_2.25 of libc.so.6 (for getrandom)"},
    {HELLO "import=getrandom@GLIBC_2.25:libc.so.6", "Ubuntu 18.04", true, NULL},
    {HELLO "weak=getrandom@GLIBC_2.25:libc.so.6", "Debian 9 stretch", false,
     "no getrandom@GLIBC_2.25"},
    {HELLO "weak=arc4random@GLIBC_2.36:libc.so.6", "Debian 11 bullseye", true, NULL},
    {HELLO "weak=arc4random@GLIBC_2.36:libc.so.6", "Debian 10 buster", false, "no arc4random"},
    {HELLO "import=getrandom@GLIBC_2.25:libc.so.6 import=dlopen@GLIBC_2.34:libc.so.6",
     "RHEL/CentOS 7", false, "needs GLIBC_2.34 of libc.so.6 (for dlopen)"},
    {HELLO "import=@GLIBC_2.34:libc.so.6", "RHEL/CentOS 7", false, "needs GLIBC_2.34 of libc.so.6"},
    {HELLO "import=x@GLIBC_PRIVATE:libc.so.6", "Debian 12 bookworm", false,
     "differs between builds of glibc"},
    {HELLO "import=malloc_get_state@GLIBC_2.2.5:libc.so.6", "RHEL/CentOS 7", true, NULL},
    {HELLO "import=malloc_get_state@GLIBC_2.2.5:libc.so.6", "Debian 12 bookworm", false,
     "libc.so.6 there has no malloc_get_state@GLIBC_2.2.5"},
    {HELLO "needed=libdl.so.2 import=dlopen@GLIBC_2.2.5:libdl.so.2", "RHEL/CentOS 7", true, NULL},
    {HELLO "needed=libdl.so.2 import=dlopen@GLIBC_2.2.5:libdl.so.2", "Debian 13 trixie", true,
     NULL},
    {HELLO "import=nosuch", "Debian 13 trixie", false, "no library has nosuch"},
    {HELLO "needed=libz.so.1 import=deflate", "Debian 13 trixie", true,
     "if libz.so.1 is installed"},
    {HELLO "needed=liba.so.1 needed=libb.so.1 needed=libc++.so.1", "Debian 13 trixie", true,
     "if liba.so.1, libb.so.1 and libc++.so.1 are installed"},
    {"shared needed=libc.so.6 import=PyLong_Type", "Debian 13 trixie", true, NULL},

    /* libraries */
    {HELLO "needed=libmvec.so.1 import=_ZGVbN2v_sin@GLIBC_2.22:libmvec.so.1", "Debian 8 jessie",
     false, "glibc 2.19 has no libmvec.so.1"},
    {HELLO "needed=libmvec.so.1 import=_ZGVbN2v_sin@GLIBC_2.22:libmvec.so.1", "Debian 9 stretch",
     true, NULL},
    {HELLO "needed=libcrypt.so.1 import=crypt@GLIBC_2.2.5:libcrypt.so.1", "Debian 12 bookworm",
     true, NULL},
    {HELLO "needed=libcrypt.so.1 import=crypt@GLIBC_2.2.5:libcrypt.so.1", "Debian 13 trixie", true,
     "if libcrypt.so.1 is installed"},
    {HELLO "needed=libcrypt.so.1 import=crypt@XCRYPT_2.0:libcrypt.so.1", "Debian 12 bookworm", true,
     "if the libcrypt.so.1 there has XCRYPT_2.0"},
    {CXX "import=a@GLIBCXX_3.4.19:libstdc++.so.6", "RHEL/CentOS 7", true, NULL},
    {CXX "import=a@GLIBCXX_3.4.20:libstdc++.so.6", "RHEL/CentOS 7", false,
     "needs GLIBCXX_3.4.20 of libstdc++.so.6 (for a)"},
    {CXX "import=a@CXXABI_1.3.9:libstdc++.so.6", "Debian 8 jessie", false, "needs CXXABI_1.3.9"},
    {CXX "import=a@GLIBCXX_3.4.25:libstdc++.so.6", "Ubuntu 18.04", true, NULL},
    {CXX "import=a@GLIBCXX_3.4.29:libstdc++.so.6", "SLES/Leap 15.3", true,
     "if the libstdc++.so.6 there has GLIBCXX_3.4.29"},
    {HELLO "needed=libgcc_s.so.1 import=__divmodti4@GCC_7.0.0:libgcc_s.so.1", "RHEL/CentOS 7",
     false, "needs GCC_7.0.0 of libgcc_s.so.1 (for __divmodti4)"},
    {HELLO "needed=libgomp.so.1 import=omp_x@OMP_5.0:libgomp.so.1", "Debian 10 buster", false,
     "needs OMP_5.0"},

    /* relocations and kernel */
    {HELLO "relr import=@GLIBC_ABI_DT_RELR:libc.so.6", "Ubuntu 22.04", false,
     "packed relocations (DT_RELR), which glibc reads from 2.36 on"},
    {HELLO "relr", "Ubuntu 22.04", false, "DT_RELR"},
    {HELLO "relr", "Debian 12 bookworm", false, "does not need GLIBC_ABI_DT_RELR"},
    {"glibc needed=libc.so.6 relr", "Debian 12 bookworm", true, NULL},
    {HELLO "relr import=@GLIBC_ABI_DT_RELR:libc.so.6", "Debian 12 bookworm", true, NULL},
    {HELLO "kernel=3.2", "RHEL/CentOS 6", false,
     "needs Linux 3.2; the distribution came with 2.6.32"},
    {HELLO "kernel=3.2", "RHEL/CentOS 7", true, NULL},
    {HELLO "kernel=6.99", "openSUSE Tumbleweed", true, NULL},

    /* static programs */
    {"static", "RHEL/CentOS 6", true, NULL},
    {"static", "Alpine 3.12", true, NULL},
    {"static kernel=3.2", "RHEL/CentOS 6", false, "needs Linux 3.2"},
    {"static kernel=3.2", "Alpine 3.12", true, NULL},

    /* musl: names */
    {MUSL, "Alpine 3.12", true, NULL},
    {MUSL, "Debian 12 bookworm", false, "needs musl; the distribution has glibc 2.36"},
    {MUSL "import=reallocarray", "Alpine 3.12", false, "musl 1.1.24 has no reallocarray"},
    {MUSL "import=reallocarray", "Alpine 3.13", true, NULL},
    {MUSL "weak=reallocarray", "Alpine 3.12", true, NULL},
    {MUSL "import=open64", "Alpine 3.20", true, NULL},
    {MUSL "import=posix_fallocate64", "Alpine 3.17", true, NULL},
    {MUSL "import=posix_fallocate64", "Alpine 3.18", false, "musl 1.2.4 has no posix_fallocate64"},
    {MUSL "import=__printf_chk", "Alpine 3.20", false, "musl 1.2.5 has no __printf_chk"},
    {"shared import=getentropy", "RHEL/CentOS 7", false, "glibc 2.17 has no getentropy"},
    {"shared import=getentropy", "Debian 12 bookworm", true, NULL},
    {"shared import=strlcpy", "Debian 12 bookworm", true, "if its program has strlcpy"},
    {"shared import=of_the_program", "RHEL/CentOS 7", true, NULL},
    {"shared import=getentropy needed=libown.so", "RHEL/CentOS 7", true, "libown.so"},
    {"shared import=strfry", "Alpine 3.20", false, "musl 1.2.5 has no strfry"},
    {"shared kernel=9.9", "Debian 12 bookworm", true, NULL},
    {MUSL "relr", "Alpine 3.17", false, "DT_RELR), which musl reads from 1.2.4 on"},
    {MUSL "relr", "Alpine 3.18", true, NULL},
    {MUSL "needed=libstdc++.so.6 import=a@GLIBCXX_3.4.30:libstdc++.so.6", "Alpine 3.17", true,
     NULL},
    {"shared needed=libc.musl-x86_64.so.1 import=PyLong_Type import=statx", "Alpine 3.19", false,
     "musl 1.2.4 has no statx"},
    {"shared needed=libc.musl-x86_64.so.1 import=PyLong_Type import=statx", "Alpine 3.20", true,
     NULL},
};

/* What runs_on answers for a file and a library, or none, that comes along. */
static int ask(struct distros *distros, const struct facts *facts, const struct library *companion,
               struct runs_on **rows, size_t *count)
{
    const struct runs_on_file file = {
        .facts = facts, .companions = &companion, .companion_count = companion ? 1 : 0};
    return runs_on(&arena, distros, &file, rows, count, &err);
}

static void test_rows(void **state)
{
    (void)state;
    struct distros *distros = load();
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
        const struct case_row *row = &cases[i];
        struct runs_on *rows;
        size_t count;
        if (ask(distros, facts_of_words(row->file), NULL, &rows, &count) < 0)
            fail_msg("%s: %s", row->file, err.text);
        const struct runs_on *found = find_row(rows, count, row->distro);
        bool is_right = found->runs == row->runs && !found->reason == !row->reason &&
                        (!row->reason || strstr(found->reason, row->reason));
        if (!is_right)
            fail_msg("%s on %s: %s, %s", row->file, row->distro, found->runs ? "yes" : "no",
                     found->reason ? found->reason : "no reason");
    }
}

/* Weak references do not count, nor do libraries other than the C library's. */
static const struct floor_case {
    const char *file;
    const char *floor;
} floors[] = {
    {HELLO, "GLIBC_2.2.5"},
    {HELLO "import=memcpy@GLIBC_2.14:libc.so.6", "GLIBC_2.14"},
    {HELLO "import=memcpy@GLIBC_2.14:libc.so.6 weak=getrandom@GLIBC_2.25:libc.so.6", "GLIBC_2.25"},
    {HELLO "import=clock_gettime@GLIBC_2.17:libc.so.6", "GLIBC_2.17"},
    {HELLO "relr import=@GLIBC_ABI_DT_RELR:libc.so.6", "GLIBC_2.36"},
    {HELLO "relr", NULL},
    {HELLO "needed=libmvec.so.1", "GLIBC_2.22"},
    {HELLO "needed=libz.so.1 import=deflate", "GLIBC_2.2.5"},
    {CXX "import=a@GLIBCXX_3.4.32:libstdc++.so.6", "GLIBC_2.2.5"},
    {HELLO "import=x@GLIBC_PRIVATE:libc.so.6", NULL},
    {HELLO "import=x@GLIBC_2.99:libc.so.6", NULL},
    {"aarch64 loader=/lib/ld-linux-aarch64.so.1 needed=libc.so.6 "
     "import=puts@GLIBC_2.17:libc.so.6",
     "GLIBC_2.17"},
    {"shared needed=libc.so.6 import=PyLong_Type import=dlopen@GLIBC_2.34:libc.so.6", "GLIBC_2.34"},
    {MUSL, "musl 1.1.16"},
    {MUSL "import=reallocarray", "musl 1.2.2"},
    {MUSL "import=qsort_r import=reallocarray", "musl 1.2.3"},
    {MUSL "relr", "musl 1.2.4"},
    {MUSL "relr import=posix_fallocate64", "musl 1.2.6"},
    {MUSL "import=__printf_chk", NULL},
    {"static", "none"},
    {"shared", "none"},
    {"shared import=of_the_program", "none"},
    {"shared import=getentropy", "GLIBC_2.25"},
};

static void test_floors(void **state)
{
    (void)state;
    struct distros *distros = load();
    for (size_t i = 0; i < sizeof(floors) / sizeof(*floors); i++) {
        const char *floor;
        const char *wanted = floors[i].floor ? floors[i].floor : "no floor";
        if (lowest_floor(&arena, distros, facts_of_words(floors[i].file), &floor, &err) < 0)
            fail_msg("%s: %s", floors[i].file, err.text);
        if (strcmp(floor ? floor : "no floor", wanted) != 0)
            fail_msg("%s: %s, not %s", floors[i].file, floor ? floor : "no floor", wanted);
    }
}

/* A library that comes along answers for its names and versions. */
static void test_companions(void **state)
{
    (void)state;
    static const char *const nodes[] = {"GLIBCXX_3.4", "GLIBCXX_3.4.32"};
    struct library cxx = {.soname = "libstdc++.so.6"};
    strvec_push(&arena, &cxx.nodes, nodes[0]);
    strvec_push(&arena, &cxx.nodes, nodes[1]);
    struct runs_on *rows;
    size_t count;
    const struct facts *facts = facts_of_words(CXX "import=a@GLIBCXX_3.4.32:libstdc++.so.6");
    assert_int_equal(ask(load(), facts, &cxx, &rows, &count), 0);
    assert_true(find_row(rows, count, "RHEL/CentOS 7")->runs);
    assert_int_equal(ask(load(), facts, NULL, &rows, &count), 0);
    assert_false(find_row(rows, count, "RHEL/CentOS 7")->runs);
}

/* But for a glibc's own libraries, which another glibc's loader cannot use. */
static void test_glibc_is_no_companion(void **state)
{
    (void)state;
    struct library libc = {.soname = "libc.so.6"};
    strvec_push(&arena, &libc.nodes, "GLIBC_2.2.5");
    strvec_push(&arena, &libc.nodes, "GLIBC_2.34");
    struct runs_on *rows;
    size_t count;
    const struct facts *facts = facts_of_words(HELLO "import=dlopen@GLIBC_2.34:libc.so.6");
    assert_int_equal(ask(load(), facts, &libc, &rows, &count), 0);
    assert_false(find_row(rows, count, "Debian 11 bullseye")->runs);
    assert_true(find_row(rows, count, "Debian 12 bookworm")->runs);
}

static void test_objects_have_no_rows(void **state)
{
    (void)state;
    struct runs_on *rows;
    size_t count;
    struct facts object = {.is_elf = true, .is_relocatable = true};
    struct facts text = {0};
    assert_int_equal(ask(load(), &object, NULL, &rows, &count), 0);
    assert_int_equal(count, 0);
    assert_int_equal(ask(load(), &text, NULL, &rows, &count), 0);
    assert_int_equal(count, 0);
}

/* The two tables that know libstdc++ agree: the newest version of each row's GCC is the row's. */
static void test_tables_agree(void **state)
{
    (void)state;
    size_t count;
    size_t node_count;
    const struct distro *rows = distros_list(load(), &count);
    struct library_tables tables = library_tables(&arena, &no_roots);
    const struct gcc_node *nodes;
    assert_int_equal(library_tables_gcc(&tables, &nodes, &node_count, &err), 0);
    assert_true(count >= 50);
    for (size_t i = 0; i < count; i++) {
        unsigned newest = 0;
        for (size_t j = 0; j < node_count; j++) {
            unsigned level;
            if (sscanf(nodes[j].name, "GLIBCXX_3.4.%u", &level) == 1 && level > newest &&
                version_compare(nodes[j].first, rows[i].gcc) <= 0)
                newest = level;
        }
        if (rows[i].libstdcxx && rows[i].libstdcxx != newest)
            fail_msg("%s %s: GLIBCXX_3.4.%u, but its GCC has %u", rows[i].name, rows[i].release,
                     rows[i].libstdcxx, newest);
    }
}

/* Every release that a row names is one that the tables of the C libraries answer. */
static void test_releases_are_covered(void **state)
{
    (void)state;
    size_t count;
    const struct distro *rows = distros_list(load(), &count);
    struct library_tables tables = library_tables(&arena, &no_roots);
    const struct glibc_table *glibc;
    const struct musl_table *musl;
    assert_int_equal(library_tables_glibc(&tables, "x86_64", &glibc, &err), 0);
    assert_int_equal(library_tables_musl(&tables, "x86_64", &musl, &err), 0);
    for (size_t i = 0; i < count; i++) {
        struct version release = rows[i].libc_version;
        if (version_is_zero(release))
            continue;
        if (rows[i].libc == LIBC_GLIBC ? abi_check_floor(&glibc->abi, release, &err) < 0
                                       : musl_abi_check_release(&musl->abi, release, &err) < 0)
            fail_msg("%s %s: %s", rows[i].name, rows[i].release, err.text);
    }
}

/* What cannot be right in a user's own table is said with file and line. */
static const struct {
    const char *file;
    const char *line;
    const char *complaint;
} wrong_lines[] = {
    {"distros.tsv", "X\t1\tglibc\t2.17\t3.10\t4.8\t19", "the line has 7 fields, not 9"},
    {"distros.tsv", "X\t1\tbionic\t2.17\t3.10\t4.8\t19\tA\tx86_64",
     "'bionic' is not glibc or musl"},
    {"distros.tsv", "X\t1\tglibc\tnew\t3.10\t4.8\t19\tA\tx86_64",
     "'new' is not a release of the C lib"},
    {"distros.tsv", "X\t1\tglibc\t2.17\tnew\t4.8\t19\tA\tx86_64", "'new' is not a kernel release"},
    {"distros.tsv", "X\t1\tglibc\t2.17\t3.10\t4.x\t19\tA\tx86_64", "'4.x' is not a GCC release"},
    {"distros.tsv", "X\t1\tglibc\t2.17\t3.10\t4.8\t3.4.19\tA\tx86_64",
     "is not the number of a GLIBCXX"},
    {"distros.tsv", "X\t1\tglibc\t2.17\t3.10\t4.8\t19\tA\tx86_64 amd64", "is not architectures"},
    {"gcc.tsv", "libx.so.1\tX_1.0", "a line is: library node GCC [architectures]"},
    {"gcc.tsv", "libx.so.1\tX_1.0\tnew", "'new' is not a GCC release"},
};

static void test_wrong_tables(void **state)
{
    (void)state;
    char root[] = "/tmp/abicc-runs-on.XXXXXX";
    struct strvec roots = {0};
    assert_non_null(mkdtemp(root));
    strvec_push(&arena, &roots, root);
    const char *directory = arena_printf(&arena, "%s/sysroots/abi", root);
    for (size_t i = 0; i < sizeof(wrong_lines) / sizeof(*wrong_lines); i++) {
        const char *path = arena_printf(&arena, "%s/%s", directory, wrong_lines[i].file);
        const char *text = arena_printf(&arena, "# a comment\n%s\n", wrong_lines[i].line);
        struct distros *distros;
        assert_int_equal(fs_make_dirs(&arena, directory, 0755, &err), 0);
        assert_int_equal(fs_write(path, text, strlen(text), &err), 0);
        int status = distros_load(&arena, &roots, &distros, &err);
        const char *place = arena_printf(&arena, "%s:2: ", path);
        if (status == 0 || strncmp(err.text, place, strlen(place)) != 0 ||
            !strstr(err.text, wrong_lines[i].complaint))
            fail_msg("%s: %s", wrong_lines[i].line, status ? err.text : "no complaint");
        assert_int_equal(fs_remove_tree(directory, &err), 0);
    }
    assert_int_equal(fs_remove_tree(root, &err), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_rows, release_arena),
        cmocka_unit_test_teardown(test_floors, release_arena),
        cmocka_unit_test_teardown(test_companions, release_arena),
        cmocka_unit_test_teardown(test_glibc_is_no_companion, release_arena),
        cmocka_unit_test_teardown(test_objects_have_no_rows, release_arena),
        cmocka_unit_test_teardown(test_tables_agree, release_arena),
        cmocka_unit_test_teardown(test_releases_are_covered, release_arena),
        cmocka_unit_test_teardown(test_wrong_tables, release_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
