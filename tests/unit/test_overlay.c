/* The overlay: whatever the release of the host's glibc, the headers declare what the target's
 * release has. Real compilers read the generated include directories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/fs.h"
#include "sysroot/headers/headers.h"
#include "sysroot/headers/headers_scan.h"
#include "sysroot/headers/overlay_template.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

/* One directory for all tests; include directories are made in it when a test asks for their
 * release. */
struct world {
    struct arena arena;
    struct error err;
    struct strvec roots;
    struct abi abi;
    struct strvec host_directories;
    struct version host;
    const char *top;
    struct strvec compilers; /* those of gcc and clang that are installed */
};

static struct version release(const char *text)
{
    struct version version;
    assert_true(version_parse(text, strlen(text), &version));
    return version;
}

static int make_world(void **state)
{
    struct world *world = calloc(1, sizeof(*world));
    char *top = arena_strdup(&world->arena, "/tmp/abicc-overlay-XXXXXX");
    assert_non_null(mkdtemp(top));
    world->top = top;
    assert_int_equal(
        abi_load(&world->arena, &world->roots, arch_of_host()->name, &world->abi, &world->err), 0);
    strvec_pushf(&world->arena, &world->host_directories, "/usr/include/%s",
                 arch_of_host()->debian_triplet);
    strvec_push(&world->arena, &world->host_directories, "/usr/include");
    if (headers_host_glibc(&world->arena, &world->host_directories, &world->host, NULL,
                           &world->err) < 0)
        fail_msg("%s", world->err.text);
    static const char *const known[] = {"gcc", "clang"};
    for (size_t i = 0; i < COUNT(known); i++)
        if (system(arena_printf(&world->arena, "command -v %s >%s/where", known[i], top)) == 0)
            strvec_push(&world->arena, &world->compilers, known[i]);
    assert_true(world->compilers.count > 0);
    *state = world;
    return 0;
}

static int drop_world(void **state)
{
    struct world *world = *state;
    assert_int_equal(fs_remove_tree(world->top, &world->err), 0);
    arena_release(&world->arena);
    free(world);
    return 0;
}

/* The include directory of `floor` over the given host, made on first use. */
static const char *tree_over(struct world *world, const char *label, const char *floor,
                             struct version host, const struct strvec *directories)
{
    const char *include = arena_printf(&world->arena, "%s/%s-%s", world->top, label, floor);
    if (fs_exists(include))
        return include;
    struct headers_request request = {
        .roots = &world->roots,
        .libc = LIBC_GLIBC,
        .abi = &world->abi,
        .floor = release(floor),
        .host = host,
        .host_directories = *directories,
    };
    assert_int_equal(fs_make_dirs(&world->arena, include, 0755, &world->err), 0);
    if (headers_write(&world->arena, &request, include, &world->err) < 0)
        fail_msg("glibc %s: %s", floor, world->err.text);
    return include;
}

static const char *tree(struct world *world, const char *floor)
{
    return tree_over(world, "host", floor, world->host, &world->host_directories);
}

static void put(struct world *world, const char *name, const char *text)
{
    const char *path = arena_printf(&world->arena, "%s/%s", world->top, name);
    char *directory = arena_strdup(&world->arena, path);
    *strrchr(directory, '/') = '\0';
    assert_int_equal(fs_make_dirs(&world->arena, directory, 0755, &world->err), 0);
    unlink(path);
    assert_int_equal(fs_write(path, text, strlen(text), &world->err), 0);
}

/* Runs a compiler on the text with that include directory and its own headers only; its messages
 * are in <top>/said, its output in <top>/out. */
static bool compiles(struct world *world, const char *compiler, const char *include,
                     const char *words, const char *text)
{
    put(world, "source.c", text);
    const char *command =
        arena_printf(&world->arena,
                     "%s -nostdinc -isystem \"$(%s -print-file-name=include)\" -isystem %s %s -x c"
                     " %s/source.c -o %s/out 2>%s/said",
                     compiler, compiler, include, words, world->top, world->top, world->top);
    return system(command) == 0;
}

static const char *said(struct world *world)
{
    const char *text;
    size_t size;
    const char *path = arena_printf(&world->arena, "%s/said", world->top);
    return fs_read(&world->arena, path, &text, &size, &world->err) < 0 ? "" : text;
}

static bool host_is_older(const struct world *world, const char *than)
{
    return version_compare(world->host, release(than)) < 0;
}

static void a_name_is_declared_from_its_release_on(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *header;
        const char *name;
        const char *first; /* release that brought it; "" = old, must always be there */
    } rows[] = {
        {"unistd.h", "gettid", "2.30"},
        {"unistd.h", "copy_file_range", "2.27"},
        {"unistd.h", "getentropy", "2.25"},
        {"unistd.h", "close_range", "2.34"},
        {"unistd.h", "execveat", "2.34"},
        {"unistd.h", "syncfs", "2.14"},
        {"string.h", "explicit_bzero", "2.25"},
        {"string.h", "strerrorname_np", "2.32"},
        {"string.h", "strdup", ""},
        {"stdlib.h", "reallocarray", "2.26"},
        {"stdlib.h", "secure_getenv", "2.17"},
        {"stdlib.h", "aligned_alloc", "2.16"},
        {"stdlib.h", "strtof128", "2.26"},
        {"stdlib.h", "strtof32x", "2.27"},
        {"malloc.h", "mallinfo2", "2.33"},
        {"malloc.h", "mallinfo", ""},
        {"sys/stat.h", "statx", "2.28"},
        {"sys/stat.h", "stat", ""},
        {"sys/stat.h", "mknodat", ""},
        {"sys/mman.h", "memfd_create", "2.27"},
        {"sys/mman.h", "mlock2", "2.27"},
        {"sys/uio.h", "preadv2", "2.26"},
        {"sys/uio.h", "process_vm_readv", "2.15"},
        {"pthread.h", "pthread_getattr_default_np", "2.18"},
        {"pthread.h", "pthread_clockjoin_np", "2.31"},
        {"pthread.h", "pthread_mutex_clocklock", "2.30"},
        {"pthread.h", "pthread_atfork", ""},
        {"math.h", "roundeven", "2.25"},
        {"math.h", "roundevenl", "2.25"},
        {"math.h", "fadd", "2.28"},
        {"math.h", "f32addf64x", "2.28"},
        {"math.h", "fsqrt", "2.35"},
        {"math.h", "fmaximumf", "2.35"},
        {"math.h", "fmaximum_numf128", "2.35"},
        {"math.h", "sinf128", "2.26"},
        {"math.h", "sinf32", "2.27"},
        {"math.h", "lgammaf64_r", "2.27"},
        {"math.h", "exp10", ""},
        {"math.h", "exp10l", ""},
        {"complex.h", "csqrtf128", "2.26"},
        {"fenv.h", "fegetmode", "2.25"},
        {"spawn.h", "posix_spawn_file_actions_addchdir_np", "2.29"},
        {"sched.h", "getcpu", "2.29"},
        {"search.h", "twalk_r", "2.30"},
        {"uchar.h", "mbrtoc16", "2.16"},
        {"sys/epoll.h", "epoll_pwait2", "2.35"},
        {"dlfcn.h", "_dl_find_object", "2.35"},
        {"resolv.h", "res_query", ""},
        {"fcntl.h", "fcntl", ""},
        {"fcntl.h", "fcntl64", "2.28"},
        {"sys/resource.h", "prlimit", "2.13"},
    };
    static const char *const floors[] = {"2.12", "2.17", "2.23", "2.26", "2.27", "2.28", "2.30",
                                         "2.31", "2.33", "2.34", "2.35", "2.36", "2.39", "2.41"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        /* clang 14 has no _Float32 types; gcc tells the truth for both. */
        const char *text = arena_printf(
            &world->arena,
            "#include <%s>\nint main(void)\n{\n#ifndef %s\n(void)%s;\n#endif\nreturn 0;\n}\n",
            rows[i].header, rows[i].name, rows[i].name);
        for (size_t j = 0; j < COUNT(floors); j++) {
            if (host_is_older(world, floors[j]))
                continue;
            bool is_there =
                !*rows[i].first || version_compare(release(rows[i].first), release(floors[j])) <= 0;
            /* The two floors next to the change, and the outermost. */
            bool is_next =
                j == 0 ||
                (is_there != (!*rows[i].first || version_compare(release(rows[i].first),
                                                                 release(floors[j - 1])) <= 0));
            if (!is_next && j != 1)
                continue;
            bool is_declared =
                compiles(world, "gcc", tree(world, floors[j]), "-D_GNU_SOURCE -fsyntax-only", text);
            if (is_declared != is_there)
                fail_msg("%s in <%s> for glibc %s: %s", rows[i].name, rows[i].header, floors[j],
                         is_declared ? "declared" : said(world));
        }
    }
}

static void programs_of_their_time_compile(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *floor;
        const char *what;
        const char *text;
    } rows[] = {
        {"2.17", "a fallback of a hidden name, with the kernel's struct of that name",
         "#include <sys/stat.h>\n#include <linux/stat.h>\n"
         "static int statx(int fd, const char *name, int flags, unsigned mask, struct statx *s)\n"
         "{ return fd + !name + flags + (int)mask + (int)s->stx_size; }\n"
         "int main(void) { struct statx s = {0}; return statx(0, \"\", 0, STATX_ALL, &s); }\n"},
        {"2.17", "structs that came with functions, of the program itself",
         "#include <sys/stat.h>\n#include <malloc.h>\n#include <fcntl.h>\n#include <sched.h>\n"
         "#include <sys/mount.h>\n#include <dlfcn.h>\n#include <link.h>\n"
         "struct statx { int a; }; struct mallinfo2 { int a; }; struct open_how { int a; };\n"
         "struct sched_attr { int a; }; struct mount_attr { int a; }; struct dl_find_object "
         "{ int a; };\n"
         "enum fsconfig_command { FSCONFIG_SET_FLAG }; struct r_debug_extended { int a; };\n"
         "int main(void) { return FSCONFIG_SET_FLAG; }\n"},
        {"2.17", "and of the kernel's headers",
         "#include <sys/stat.h>\n#include <sys/mount.h>\n#include <fcntl.h>\n"
         "#include <linux/mount.h>\n#include <linux/stat.h>\n#include <linux/openat2.h>\n"
         "struct statx a; struct mount_attr b = {.attr_set = MOUNT_ATTR_RDONLY}; struct open_how "
         "c;\n"
         "int main(void) { return FSCONFIG_SET_FLAG + (int)a.stx_size + (int)c.flags + "
         "(int)b.attr_set; }\n"},
        {"2.17", "a constant of the program itself",
         "#include <spawn.h>\n#include <unistd.h>\n"
         "enum { POSIX_SPAWN_SETSID = 3, _SC_SIGSTKSZ = 4 };\n"
         "int main(void) { return POSIX_SPAWN_SETSID + _SC_SIGSTKSZ; }\n"},
        {"2.17", "a fallback of another type",
         "#include <string.h>\n#include <unistd.h>\n#include <stdlib.h>\n"
         "static void explicit_bzero(char *p) { *p = 0; }\n"
         "static long gettid(void) { return 1; }\n"
         "static int reallocarray(int a) { return a; }\n"
         "int main(void) { char c; explicit_bzero(&c); return (int)gettid() + reallocarray(1); "
         "}\n"},
        {"2.17", "a data object named like a newer function",
         "#include <math.h>\n#include <unistd.h>\nstatic int fadd, close_range;\n"
         "int main(void) { return fadd + close_range; }\n"},
        {"2.17", "a macro of the user's own survives the header",
         "#define explicit_bzero own_bzero\n#define getentropy(a, b) (a + b)\n"
         "#include <string.h>\n#include <unistd.h>\n"
         "static int own_bzero(int a) { return a; }\n"
         "_Static_assert(getentropy(1, 2) == 3, \"own macro\");\n"
         "int main(void) { return explicit_bzero(2); }\n"},
        {"2.31", "the same where the name is not hidden",
         "#define explicit_bzero own_bzero\n#include <string.h>\n"
         "int main(void) { char c = 0; (void)sizeof(&explicit_bzero); return c; }\n"},
        {"2.17", "headers in any order, and again",
         "#include <tgmath.h>\n#include <math.h>\n#include <stdlib.h>\n#include <malloc.h>\n"
         "#include <stdlib.h>\n#include <sys/stat.h>\n#include <fcntl.h>\n#include <sys/stat.h>\n"
         "#include <unistd.h>\n#include <resolv.h>\n#include <sys/time.h>\n"
         "int main(void) { return (int)sin(0.0); }\n"},
        {"2.17", "assert is read as often as it is included",
         "#include <assert.h>\n#define NDEBUG 1\n#include <assert.h>\n"
         "int main(void) { assert(0); return 0; }\n"},
        {"2.17", "what older headers declared: prototypes are there",
         "#include <crypt.h>\n#include <malloc.h>\n#include <math.h>\n#include <signal.h>\n"
         "#include <stdio.h>\n#include <stdlib.h>\n#include <sys/stat.h>\n#include <time.h>\n"
         "#include <unistd.h>\n"
         "int main(void) { struct sigvec v = {0}; struct stat s; time_t t = 0; cfree(0); "
         "setkey(\"\");"
         " return sigvec(1, &v, 0) + stime(&t) + sys_nerr + !sys_errlist[0] + !sys_siglist[1] +"
         " (int)pow10(0) + !__malloc_hook + __xstat(_STAT_VER, \"\", &s) + !crypt(\"\", \"\"); "
         "}\n"},
        {"2.17", "headers that newer hosts lack",
         "#include <stropts.h>\n#include <sys/sysctl.h>\n#include <sys/ustat.h>\n#include "
         "<ustat.h>\n"
         "#include <xlocale.h>\n#include <libio.h>\n#include <_G_config.h>\n"
         "int main(void) { struct ustat u; struct strbuf b = {0}; locale_t l = 0;"
         " return ustat(0, &u) + isastream(0) + sysctl(0, 0, 0, 0, 0, 0) + b.len + !l +"
         " _IO_getc(stdin); }\n"},
        {"2.31", "the shorter list of 2.31",
         "#include <malloc.h>\n#include <stdio.h>\n#include <signal.h>\n#include <sys/sysctl.h>\n"
         "int main(void) { return sys_nerr + !sys_siglist[1] + !__malloc_hook; }\n"},
        {"2.17", "crypt_r writes into as much as the old libcrypt takes",
         "#include <crypt.h>\n"
         "_Static_assert(sizeof(struct crypt_data) >= 131232, \"glibc's size\");\n"
         "int main(void) { return 0; }\n"},
        {"2.12", "poll and select fortified",
         "#include <poll.h>\n#include <sys/select.h>\n"
         "int main(int n, char **v) { fd_set s; struct pollfd p[4]; (void)v; FD_ZERO(&s);"
         " FD_SET(n, &s); return poll(p, (nfds_t)n, 0) + FD_ISSET(n, &s); }\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t j = 0; j < world->compilers.count; j++)
            if (!compiles(world, world->compilers.items[j], tree(world, rows[i].floor),
                          "-D_GNU_SOURCE -Wall -Wno-unused-variable -Wno-deprecated-declarations"
                          " -Werror -O2 -D_FORTIFY_SOURCE=2 -c",
                          rows[i].text))
                fail_msg("%s (%s, glibc %s): %s", rows[i].what, world->compilers.items[j],
                         rows[i].floor, said(world));
}

static void macros_and_constants_are_the_releases(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *floor;
        const char *headers;
        const char *holds; /* a constant expression */
        const char *host;  /* needs headers as new as that to mean anything */
    } rows[] = {
        {"2.17", "#include <limits.h>\n", "__GLIBC__ == 2 && __GLIBC_MINOR__ == 17", "2.18"},
        {"2.17", "#include <limits.h>\n", "!__GLIBC_PREREQ(2, 18) && __GLIBC_PREREQ(2, 17)", ""},
        {"2.34", "#include <limits.h>\n", "__GLIBC_MINOR__ == 34", "2.34"},
        {"2.17", "#include <signal.h>\n", "SIGSTKSZ == 8192 && MINSIGSTKSZ == 2048", "2.34"},
        {"2.33", "#include <signal.h>\n", "SIGSTKSZ == 8192 && MINSIGSTKSZ == 2048", "2.34"},
        {"2.17", "#include <pthread.h>\n", "PTHREAD_STACK_MIN == 16384", "2.34"},
        {"2.17", "#include <termios.h>\n", "B9600 == 015 && B115200 == 0010002", ""},
        {"2.17", "#include <stdio.h>\n", "__STDC_NO_THREADS__ == 1", ""},
        {"2.17", "#include <stdlib.h>\n", "__HAVE_FLOAT128 == 0 && __HAVE_FLOAT32 == 0", ""},
        {"2.26", "#include <stdlib.h>\n", "__HAVE_FLOAT128 == 1 && __HAVE_FLOAT64X == 0", ""},
        {"2.27", "#include <stdlib.h>\n", "__HAVE_FLOAT128 == 1 && __HAVE_FLOAT64X == 1", ""},
        {"2.17", "#include <link.h>\n", "LAV_CURRENT == 1", ""},
        {"2.34", "#include <link.h>\n", "LAV_CURRENT == 1", "2.34"},
        {"2.35", "#include <link.h>\n", "LAV_CURRENT == 2", "2.35"},
        {"2.26", "#include <gnu-versions.h>\n", "_GNU_GLOB_INTERFACE_VERSION == 1", ""},
        {"2.27", "#include <gnu-versions.h>\n", "_GNU_GLOB_INTERFACE_VERSION == 2", "2.27"},
        {"2.17", "#include <resolv.h>\n", "(RES_DEFAULT & RES_NOIP6DOTINT) != 0", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (*rows[i].host && host_is_older(world, rows[i].host))
            continue;
        const char *text = arena_printf(&world->arena, "%s_Static_assert(%s, \"\");\n",
                                        rows[i].headers, rows[i].holds);
        if (!compiles(world, "gcc", tree(world, rows[i].floor), "-D_GNU_SOURCE -fsyntax-only",
                      text))
            fail_msg("glibc %s: %s does not hold: %s", rows[i].floor, rows[i].holds, said(world));
    }
}

static void macros_appear_with_their_release(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *macro;
        const char *headers;
        const char *first; /* from this release on it is defined ... */
        const char *gone;  /* ... and from this release on it is not; "" = never */
    } rows[] = {
        {"__STDC_NO_THREADS__", "#include <features.h>\n", "", "2.28"},
        {"INT_WIDTH", "#include <limits.h>\n", "2.25", ""},
        {"SNAN", "#include <math.h>\n", "2.25", ""},
        {"iseqsig", "#include <math.h>\n", "2.25", ""},
        {"ALTMON_1", "#include <langinfo.h>\n", "2.27", ""},
        {"POSIX_SPAWN_SETSID", "#include <spawn.h>\n", "2.26", ""},
        {"_SC_SIGSTKSZ", "#include <unistd.h>\n", "2.34", ""},
        {"RES_TRUSTAD", "#include <resolv.h>\n", "2.31", ""},
        {"O_TMPFILE", "#include <fcntl.h>\n", "2.19", ""},
        {"SEM_STAT_ANY", "#include <sys/sem.h>\n", "2.28", ""},
        {"PTHREAD_ATTR_NO_SIGMASK_NP", "#include <pthread.h>\n", "2.32", ""},
        {"DLFO_STRUCT_HAS_EH_DBASE", "#include <dlfcn.h>\n", "2.35", ""},
        {"TIME_UTC", "#include <time.h>\n", "2.16", ""},
        {"STATX_TYPE", "#include <sys/stat.h>\n", "2.28", ""},
        {"__stub_lchmod", "#include <gnu/stubs.h>\n", "", "2.32"},
        {"__stub_getmsg", "#include <gnu/stubs.h>\n", "", "2.30"},
        {"SIGUNUSED", "#include <signal.h>\n", "", "2.26"},
        {"RES_USE_INET6", "#include <resolv.h>\n", "", "2.26"},
        {"roundeven", "#include <tgmath.h>\n", "2.25", ""},
        {"HAS_THREADS", "#if __has_include(<threads.h>)\n#define HAS_THREADS\n#endif\n", "2.28",
         ""},
        {"HAS_RANDOM", "#if __has_include(<sys/random.h>)\n#define HAS_RANDOM\n#endif\n", "2.25",
         ""},
        {"HAS_RSEQ", "#if __has_include(<sys/rseq.h>)\n#define HAS_RSEQ\n#endif\n", "2.35", ""},
        {"HAS_AUXV", "#if __has_include(<sys/auxv.h>)\n#define HAS_AUXV\n#endif\n", "2.16", ""},
        {"HAS_STROPTS", "#if __has_include(<stropts.h>)\n#define HAS_STROPTS\n#endif\n", "",
         "2.30"},
        {"HAS_SYSCTL", "#if __has_include(<sys/sysctl.h>)\n#define HAS_SYSCTL\n#endif\n", "",
         "2.32"},
        {"HAS_USTAT", "#if __has_include(<ustat.h>)\n#define HAS_USTAT\n#endif\n", "", "2.28"},
        {"HAS_XLOCALE", "#if __has_include(<xlocale.h>)\n#define HAS_XLOCALE\n#endif\n", "",
         "2.26"},
    };
    static const char *const floors[] = {"2.12", "2.17", "2.23", "2.26", "2.28",
                                         "2.31", "2.33", "2.34", "2.36"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = arena_printf(&world->arena, "%s#ifndef %s\n#error not there\n#endif\n",
                                        rows[i].headers, rows[i].macro);
        for (size_t j = 0; j < COUNT(floors); j++) {
            if (host_is_older(world, floors[j]))
                continue;
            bool is_since = version_compare(release(*rows[i].first ? rows[i].first : "2.0"),
                                            release(floors[j])) <= 0;
            bool is_gone =
                *rows[i].gone && version_compare(release(rows[i].gone), release(floors[j])) <= 0;
            bool is_there =
                compiles(world, "gcc", tree(world, floors[j]), "-D_GNU_SOURCE -fsyntax-only", text);
            if (is_there != (is_since && !is_gone))
                fail_msg("%s for glibc %s: %s", rows[i].macro, floors[j],
                         is_there ? "defined" : said(world));
        }
    }
}

/* The assembler names that a program ends up with: what a linker will be asked for. */
static void calls_bind_to_names_of_the_release(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *floor;
        const char *words;
        const char *text;
        const char *wanted; /* in the assembler text */
        const char *unwanted;
    } rows[] = {
        {"2.17", "-D_FILE_OFFSET_BITS=64",
         "#include <fcntl.h>\nint f(void) { return fcntl(0, 0); }\n", "fcntl", "fcntl64"},
        {"2.28", "-D_FILE_OFFSET_BITS=64",
         "#include <fcntl.h>\nint f(void) { return fcntl(0, 0); }\n", "fcntl64", "__abicc"},
        {"2.17", "-D_FILE_OFFSET_BITS=64",
         "#include <fcntl.h>\nint f(void) { return open(\"\", 0); }\n", "open64", "__abicc"},
        {"2.17", "-D_FILE_OFFSET_BITS=64",
         "#include <fts.h>\nint f(FTS *t) { return fts_close(t); }\n", "fts_close", "fts64"},
        {"2.23", "-D_FILE_OFFSET_BITS=64",
         "#include <fts.h>\nint f(FTS *t) { return fts_close(t); }\n", "fts64_close", "__abicc"},
        {"2.17", "",
         "#include <netinet/in.h>\n#include <arpa/nameser.h>\n#include <resolv.h>\n"
         "int f(void) { return res_query(\"\", 0, 0, 0, 0) + dn_expand(0, 0, 0, 0, 0); }\n",
         "__res_query", "\tres_query"},
        {"2.34", "",
         "#include <netinet/in.h>\n#include <arpa/nameser.h>\n#include <resolv.h>\n"
         "int f(void) { return res_query(\"\", 0, 0, 0, 0); }\n",
         "res_query", "__res_query"},
        {"2.17", "-std=gnu2x",
         "#include <stdlib.h>\n#include <stdio.h>\n"
         "long f(char *s) { int i; return strtol(s, 0, 0) + sscanf(s, \"%d\", &i); }\n",
         "strtol", "isoc23"},
        {"2.17", "-O2 -ffast-math",
         "#include <math.h>\nvoid f(double *p)\n"
         "{ for (int i = 0; i < 1024; i++) p[i] = cos(p[i]); }\n",
         "cos", "_ZGV"},
        {"2.22", "-O3 -ffast-math",
         "#include <math.h>\nvoid f(double *p)\n"
         "{ for (int i = 0; i < 1024; i++) p[i] = cos(p[i]); }\n",
         "_ZGV", "__abicc"},
        {"2.22", "-O3 -ffast-math",
         "#include <math.h>\nvoid f(double *p)\n"
         "{ for (int i = 0; i < 1024; i++) p[i] = tan(p[i]); }\n",
         "tan", "_ZGV"},
        {"2.35", "-O3 -ffast-math",
         "#include <math.h>\nvoid f(double *p)\n"
         "{ for (int i = 0; i < 1024; i++) p[i] = tan(p[i]); }\n",
         "_ZGV", "__abicc"},
        {"2.12", "-O2 -D_FORTIFY_SOURCE=2",
         "#include <sys/select.h>\n"
         "void f(int n, fd_set *s) { FD_SET(n, s); }\n",
         "f:", "__fdelt"},
        {"2.15", "-O2 -D_FORTIFY_SOURCE=2",
         "#include <sys/select.h>\n"
         "void f(int n, fd_set *s) { FD_SET(n, s); }\n",
         "__fdelt", "__abicc"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (host_is_older(world, rows[i].floor))
            continue;
        const char *words = arena_printf(&world->arena, "-D_GNU_SOURCE %s -S", rows[i].words);
        if (!compiles(world, "gcc", tree(world, rows[i].floor), words, rows[i].text))
            fail_msg("row %zu: %s", i, said(world));
        const char *assembler;
        size_t size;
        const char *path = arena_printf(&world->arena, "%s/out", world->top);
        assert_int_equal(fs_read(&world->arena, path, &assembler, &size, &world->err), 0);
        if (!strstr(assembler, rows[i].wanted) || strstr(assembler, rows[i].unwanted))
            fail_msg("glibc %s, %s: wanted %s and no %s in\n%s", rows[i].floor, rows[i].words,
                     rows[i].wanted, rows[i].unwanted, assembler);
    }
}

/* AC_EGREP_HEADER looks for names in preprocessed text: no trace of the hidden ones may be in it.
 */
static void preprocessed_output_does_not_tell_hidden_names(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *header;
        const char *name;
    } rows[] = {
        {"string.h", "explicit_bzero"}, {"unistd.h", "getentropy"}, {"stdlib.h", "reallocarray"},
        {"math.h", "roundeven"},        {"unistd.h", "gettid"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *text = arena_printf(&world->arena, "#include <%s>\n", rows[i].header);
        assert_true(compiles(world, "gcc", tree(world, "2.17"), "-D_GNU_SOURCE -E -P", text));
        const char *out;
        size_t size;
        const char *path = arena_printf(&world->arena, "%s/out", world->top);
        assert_int_equal(fs_read(&world->arena, path, &out, &size, &world->err), 0);
        if (strstr(out, rows[i].name))
            fail_msg("<%s> tells of %s", rows[i].header, rows[i].name);
    }
}

/* Headers of a glibc that this machine does not have, made up as far as they matter. */
static void a_newer_host_is_corrected_too(void **state)
{
    struct world *world = *state;
    put(world, "future/features.h",
        "#ifndef _FEATURES_H\n#define _FEATURES_H 1\n#define __USE_MISC 1\n#define __GLIBC__ 2\n"
        "#define __GLIBC_MINOR__ 43\n#define __GLIBC_USE(F) __GLIBC_USE_ ## F\n"
        "#define __GLIBC_USE_C23_STRTOL 1\n#define __USE_DYNAMIC_STACK_SIZE 1\n#endif\n");
    put(world, "future/termios.h",
        "#ifndef _TERMIOS_H\n#define _TERMIOS_H 1\n#include <features.h>\n"
        "#include <bits/termios-baud.h>\n#define BOTHER 010000\n"
        "extern int cfsetobaud (int, unsigned);\nextern int cfsetospeed (int, "
        "unsigned);\n#endif\n");
    put(world, "future/bits/termios-baud.h", "#define B9600 9600U\n#define B57600 57600U\n");
    put(world, "future/bits/inet-fortified.h", "#error not for this release\n");
    put(world, "future/arpa/inet.h",
        "#ifndef _ARPA_INET_H\n#define _ARPA_INET_H\n#include <bits/inet-fortified.h>\n#endif\n");
    struct strvec directories = {0};
    strvec_pushf(&world->arena, &directories, "%s/future", world->top);
    static const struct {
        const char *floor;
        const char *text;
    } rows[] = {
        {"2.41", "#include <termios.h>\n#include <arpa/inet.h>\n"
                 "_Static_assert(B9600 == 015 && B57600 == 010001, \"the kernel's codes\");\n"
                 "#ifdef BOTHER\n#error\n#endif\nstatic int cfsetobaud(void) { return 1; }\n"
                 "int f(void) { return cfsetobaud() + cfsetospeed(0, 0); }\n"},
        {"2.42", "#include <termios.h>\n_Static_assert(B9600 == 9600, \"numbers\");\n"
                 "int f(void) { return BOTHER + cfsetobaud(0, 0); }\n"},
        {"2.37", "#include <features.h>\n_Static_assert(!__GLIBC_USE(C23_STRTOL), \"\");\n"},
        {"2.38", "#include <features.h>\n_Static_assert(__GLIBC_USE(C23_STRTOL), \"\");\n"},
        {"2.33", "#include <features.h>\n#ifdef __USE_DYNAMIC_STACK_SIZE\n#error\n#endif\n"},
        {"2.34", "#include <features.h>\n_Static_assert(__USE_DYNAMIC_STACK_SIZE, \"\");\n"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *include =
            tree_over(world, "future", rows[i].floor, release("2.43"), &directories);
        if (!compiles(world, "gcc", include, "-fsyntax-only", rows[i].text))
            fail_msg("glibc %s over 2.43: %s", rows[i].floor, said(world));
    }
}

/* A header of a host before 2.34 declares res_query as a macro's other name, __res_query: the
 * function of the plain name came later than the host, so there is nothing to hide. */
static void an_older_hosts_own_names_stay(void **state)
{
    struct world *world = *state;
    put(world, "past/features.h",
        "#ifndef _FEATURES_H\n#define _FEATURES_H 1\n#define __GLIBC__ 2\n"
        "#define __GLIBC_MINOR__ 31\n#endif\n");
    put(world, "past/resolv.h",
        "#ifndef _RESOLV_H_\n#define _RESOLV_H_\n#define res_query __res_query\n"
        "int res_query (const char *, int);\n#endif\n");
    struct strvec directories = {0};
    strvec_pushf(&world->arena, &directories, "%s/past", world->top);
    static const char *const floors[] = {"2.17", "2.31"};
    for (size_t i = 0; i < COUNT(floors); i++) {
        const char *include = tree_over(world, "past", floors[i], release("2.31"), &directories);
        if (!compiles(world, "gcc", include, "-fsyntax-only -Werror",
                      "#include <resolv.h>\nint f(void) { return res_query(\"\", 1); }\n"
                      "int (*g)(const char *, int) = __res_query;\n"))
            fail_msg("glibc %s over 2.31: %s", floors[i], said(world));
    }
}

static void templates_expand_for_every_pair_of_releases(void **state)
{
    struct world *world = *state;
    size_t count;
    const struct data *files = data_list("sysroots/include/glibc/", &count);
    assert_true(count > 20);
    struct arena arena = {0};
    for (size_t i = 0; i < count; i++)
        for (unsigned floor = 12; floor <= 44; floor++)
            for (unsigned host = 31; host <= 44; host++)
                for (int kind = 0; kind < 4; kind++) {
                    bool is_on_host = kind & 1;
                    struct template_facts facts = {.floor = {{2, floor}},
                                                   .host = {{2, host}},
                                                   .is_64 = kind & 2,
                                                   .is_on_host = is_on_host};
                    struct template_result result;
                    if (template_expand(&arena, &files[i], &facts, &result, &world->err) < 0)
                        fail_msg("%s", world->err.text);
                    assert_null(strstr(result.text, "@"));
                    /* An original that is not there cannot be included by a header of its own. */
                    if (!is_on_host && floor >= host)
                        assert_true(!*result.text || !strstr(result.text, "abicc-host"));
                }
    arena_release(&arena);
}

static void templates_choose_lines(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *text;
        const char *expanded; /* floor 2.17, host 2.36, present */
    } rows[] = {
        {"a\n@# note\nb\n", "a\nb\n"},
        {"@if floor < 2.18@\na\n@else@\nb\n@end@\n", "a\n"},
        {"@if floor >= 2.18@\na\n@else@\nb\n@end@\n", "b\n"},
        {"@if floor < host and present@\na\n@end@\nb\n", "a\nb\n"},
        {"@if class 32@\na\n@end@\n@if class 64 and present@\nb\n@end@\n", "b\n"},
        {"@if absent@\na\n@if floor < 2.18@\nb\n@end@\n@end@\n", ""},
        {"@if host >= 2.36@\n@if host < 2.36@\na\n@end@\nb\n@end@\n", "b\n"},
        {"x @floor-minor@ y @floor-minor@\n", "x 17 y 17\n"},
        {"@if floor < 2.9@\n@hide f@\n@end@\n\n", ""},
    };
    struct template_facts facts = {
        .floor = {{2, 17}}, .host = {{2, 36}}, .is_64 = true, .is_on_host = true};
    struct template_result result;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct data data = {"row", rows[i].text, strlen(rows[i].text)};
        if (template_expand(&world->arena, &data, &facts, &result, &world->err) < 0)
            fail_msg("%s", world->err.text);
        assert_string_equal(result.text, rows[i].expanded);
        assert_int_equal(result.hide.count, 0);
    }
    static const struct {
        const char *text;
        const char *error;
    } bad[] = {
        {"a\n@end@\n", "row:2: without @if"},
        {"@if floor < 2.17@\n", "row: @if without @end@"},
        {"@if roof < 2.17@\n@end@\n",
         "row:1: not one of floor, host, absent, present, class, polyfill, no-polyfill: 'roof'"},
        {"@if floor == 2.17@\n@end@\n", "not < or >="},
        {"@if floor < soon@\n@end@\n", "not a release: 'soon'"},
        {"@if present or absent@\n@end@\n", "not 'and': 'or'"},
        {"@elif absent@\n", "not a directive"},
    };
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct data data = {"row", bad[i].text, strlen(bad[i].text)};
        assert_int_equal(template_expand(&world->arena, &data, &facts, &result, &world->err), -1);
        if (!strstr(world->err.text, bad[i].error))
            fail_msg("%s: %s", bad[i].text, world->err.text);
    }
}

static void the_scan_sees_what_matters(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *text;
        const char *guard; /* "" = none */
        const char *mentioned;
        const char *defined;
        const char *referred;
    } rows[] = {
        {"/* new_f (c) */\n#ifndef _X_H\n#define _X_H 1\nint new_f (int);\n#endif /* x */\n",
         "_X_H", "new_f", "", ""},
        {"#ifndef _X_H\n#include <a.h>\n#define _X_H\n#if A\n#else\n#endif\n#endif\n", "_X_H", "",
         "", ""},
        {"#ifndef _X_H\n#define _X_H\n#endif\nint a;\n", "", "", "", ""},
        {"#ifndef _X_H\n#define _X_H\n#endif\n#undef _X_H\n", "", "", "", ""},
        {"#ifndef _X_H\n#define _X_H\n#else\nint a;\n#endif\n", "", "", "", ""},
        {"int a;\n#ifndef _X_H\n#define _X_H\n#endif\n", "", "", "", ""},
        {"#ifdef _X_H\n#undef _X_H\n#endif\n#define _X_H\n", "", "", "", ""},
        {"// new_f\nchar *s = \"new_f\"; char c = '\"'; int new_g (void);\n", "", "new_g", "", ""},
        {"#define new_f(x) \\\n new_g (x) /* and\n so on */\nint a;\n", "", "", "new_f", ""},
        {"void *new_f (void) __attr_dealloc (new_g, 1);\n", "", "new_f new_g", "", "new_g"},
        {"int xnew_f, new_fx, 0xnew_f;\n", "", "", "", ""},
        {"#ifndef _X_H", "", "", "", ""},
        {"/* not closed", "", "", "", ""},
    };
    static const char *const all[] = {"new_f", "new_g"};
    struct strvec names = {0};
    for (size_t i = 0; i < COUNT(all); i++)
        strvec_push(&world->arena, &names, all[i]);
    struct newer newer;
    newer_from_names(&world->arena, &names, &newer);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct header_facts facts;
        struct text text = {rows[i].text, strlen(rows[i].text)};
        headers_scan(&world->arena, &newer, text, SCAN_PLAIN, &facts);
        if (strcmp(facts.guard ? facts.guard : "", rows[i].guard) != 0)
            fail_msg("guard of %s: %s", rows[i].text, facts.guard ? facts.guard : "none");
        for (size_t j = 0; j < COUNT(all); j++) {
            if (newer_set_has(facts.mentioned, j) != !!strstr(rows[i].mentioned, all[j]) ||
                newer_set_has(facts.defined, j) != !!strstr(rows[i].defined, all[j]) ||
                newer_set_has(facts.referred, j) != !!strstr(rows[i].referred, all[j]))
                fail_msg("%s in: %s", all[j], rows[i].text);
        }
    }
}

static void musl_names_are_hidden_by_a_given_list(void **state)
{
    struct world *world = *state;
    put(world, "musl/unistd.h",
        "#ifndef _UNISTD_H\n#define _UNISTD_H\nint gettid (void);\nint getpid (void);\n#endif\n");
    struct headers_request request = {
        .roots = &world->roots,
        .libc = LIBC_MUSL,
        .floor = release("1.1.24"),
        .host = release("1.2.3"),
        .host_directories = world->host_directories,
        .musl_directory = arena_printf(&world->arena, "%s/musl", world->top),
    };
    strvec_push(&world->arena, &request.newer_names, "gettid");
    const char *include = arena_printf(&world->arena, "%s/musl-tree", world->top);
    assert_int_equal(fs_make_dirs(&world->arena, include, 0755, &world->err), 0);
    assert_int_equal(headers_write(&world->arena, &request, include, &world->err), 0);
    if (!compiles(world, "gcc", include, "-fsyntax-only",
                  "#include <unistd.h>\n#include <linux/version.h>\n"
                  "static char gettid(void) { return 1; }\n"
                  "int f(void) { return gettid() + getpid() + LINUX_VERSION_CODE; }\n"))
        fail_msg("%s", said(world));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_is_declared_from_its_release_on),
        cmocka_unit_test(programs_of_their_time_compile),
        cmocka_unit_test(macros_and_constants_are_the_releases),
        cmocka_unit_test(macros_appear_with_their_release),
        cmocka_unit_test(calls_bind_to_names_of_the_release),
        cmocka_unit_test(preprocessed_output_does_not_tell_hidden_names),
        cmocka_unit_test(a_newer_host_is_corrected_too),
        cmocka_unit_test(an_older_hosts_own_names_stay),
        cmocka_unit_test(templates_expand_for_every_pair_of_releases),
        cmocka_unit_test(templates_choose_lines),
        cmocka_unit_test(the_scan_sees_what_matters),
        cmocka_unit_test(musl_names_are_hidden_by_a_given_list),
    };
    return cmocka_run_group_tests(tests, make_world, drop_world);
}
