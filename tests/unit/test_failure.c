/* failure: what abicc reports after a link that failed, and when it reports nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <elf.h>

#include "base/fs.h"
#include "cmdline/cmdline.h"
#include "failure/failure.h"
#include "failure/relink.h"

#include "object_fixture.h"

#define COUNT(rows) (sizeof(rows) / sizeof(*(rows)))

struct scene {
    struct arena arena;
    struct state state;
    char *directory;
};

/* --- objects and archives ----------------------------------------------------------------------*/

/* "+main -getrandom ~gettid": defines main, wants getrandom, would take gettid if it were there. */
enum { MAX_SYMBOLS = 8 };

struct object {
    Elf64_Ehdr header;
    Elf64_Shdr sections[4]; /* none, .text, .symtab, .strtab */
    Elf64_Sym symbols[MAX_SYMBOLS];
    char texts[512];
};

static struct object make_object(struct arena *arena, const char *says)
{
    struct object object = {
        .header = object_header(offsetof(struct object, sections), 4, 0),
        .sections = {{0},
                     {.sh_type = SHT_PROGBITS},
                     {.sh_type = SHT_SYMTAB,
                      .sh_offset = offsetof(struct object, symbols),
                      .sh_link = 3,
                      .sh_info = 1,
                      .sh_entsize = sizeof(Elf64_Sym)},
                     {.sh_type = SHT_STRTAB,
                      .sh_offset = offsetof(struct object, texts),
                      .sh_size = sizeof(object.texts)}},
    };
    struct strvec words = strvec_split(arena, says, ' ');
    size_t texts = 1;
    assert_true(words.count < MAX_SYMBOLS);
    for (size_t i = 0; i < words.count; i++) {
        const char *name = words.items[i] + 1;
        char kind = *words.items[i];
        object.symbols[i + 1] = (Elf64_Sym){
            .st_name = (Elf64_Word)texts,
            .st_info = ELF64_ST_INFO(kind == '~' ? STB_WEAK : STB_GLOBAL, STT_NOTYPE),
            .st_shndx = kind == '+' ? 1 : SHN_UNDEF,
        };
        assert_true(texts + strlen(name) < sizeof(object.texts));
        memcpy(object.texts + texts, name, strlen(name) + 1);
        texts += strlen(name) + 1;
    }
    object.sections[2].sh_size = (words.count + 1) * sizeof(Elf64_Sym);
    return object;
}

/* Files of a scene, in a few words: "main.o: +main -f; libbar.a: bar.o +f -getrandom, baz.o +g".
 * A file without a colon is one of another kind; "words.c=-L own" has words in it. */
static void write_archive(FILE *out, struct arena *arena, const char *says)
{
    struct strvec members = strvec_split(arena, says, ',');
    fputs("!<arch>\n", out);
    for (size_t i = 0; i < members.count; i++) {
        const char *text = members.items[i] + strspn(members.items[i], " ");
        const char *rest = strchrnul(text, ' ');
        const char *name = arena_printf(arena, "%.*s/", (int)(rest - text), text);
        struct object object = make_object(arena, rest);
        fprintf(out, "%-16s%-12d%-6d%-6d%-8d%-10zu`\n", name, 0, 0, 0, 644, sizeof(object));
        fwrite(&object, sizeof(object), 1, out);
    }
}

static void make_files(struct scene *scene, const char *says)
{
    struct arena *arena = &scene->arena;
    struct strvec files = strvec_split(arena, says, ';');
    for (size_t i = 0; i < files.count; i++) {
        const char *text = files.items[i] + strspn(files.items[i], " ");
        const char *colon = text + strcspn(text, ":=");
        const char *name = arena_strndup(arena, text, (size_t)(colon - text));
        FILE *out = fopen(arena_printf(arena, "%s/%s", scene->directory, name), "we");
        assert_non_null(out);
        if (strstr(name, ".a")) {
            write_archive(out, arena, colon + 1);
        } else if (*colon == '=') {
            fputs(colon + 1, out);
        } else if (*colon) {
            struct object object = make_object(arena, colon + 1);
            fwrite(&object, sizeof(object), 1, out);
        } else {
            fputs("int main;\n", out);
        }
        assert_int_equal(fclose(out), 0);
    }
}

/* --- the scene: a sysroot with libm.so and a polyfill of __isoc23_strtol, and the user's directory
 * -*/

static const struct profile centos7 = {
    .name = "centos7-glibc2.17",
    .arch = "x86_64",
    .libc = LIBC_GLIBC,
    .polyfills = "",
    .libc_version = {{2, 17, 0}},
};
static const struct profile alpine = {
    .name = "alpine-musl",
    .arch = "x86_64",
    .libc = LIBC_MUSL,
    .libc_version = {{1, 2, 3}},
    .link_mode = LINK_STATIC,
};

static int begin(void **state)
{
    struct scene *scene = calloc(1, sizeof(*scene));
    struct error err;
    char pattern[] = "/tmp/abicc-missing.XXXXXX";
    assert_non_null(scene);
    assert_non_null(mkdtemp(pattern));
    scene->directory = arena_strdup(&scene->arena, pattern);
    static const char *const directories[] = {"sysroot/usr/lib", "compiler", "own"};
    for (size_t i = 0; i < COUNT(directories); i++)
        assert_int_equal(fs_make_dirs(&scene->arena,
                                      arena_printf(&scene->arena, "%s/%s", pattern, directories[i]),
                                      0755, &err),
                         0);
    make_files(scene,
               "sysroot/usr/lib/libm.so; sysroot/usr/lib/libc.so; sysroot/usr/lib/libstdc++.so;"
               "sysroot/usr/lib/libabicc_polyfill.a: a.o +__isoc23_strtol;"
               "sysroot/usr/lib/libabicc_cxx_polyfill.a: b.o +getentropy;"
               "compiler/libgomp.a: g.o +GOMP_parallel -getrandom");
    scene->state = (struct state){
        .profile = centos7,
        .toolchain = {.path = "/usr/bin/gcc",
                      .arch = "x86_64",
                      .cross = "",
                      .install_dir = arena_printf(&scene->arena, "%s/compiler", pattern)},
        .sysroot = {.path = arena_printf(&scene->arena, "%s/sysroot", pattern),
                    .release = {{2, 17, 0}},
                    .host = {{2, 36, 0}}},
    };
    *state = scene;
    return chdir(pattern);
}

static int end(void **state)
{
    struct scene *scene = *state;
    struct error err;
    assert_int_equal(chdir("/"), 0);
    fs_remove_tree(scene->directory, &err);
    arena_release(&scene->arena);
    free(scene);
    return 0;
}

/* What is said about the words of a line. */
static const char *explain(struct scene *scene, const char *words)
{
    struct strvec argv = {0};
    struct strvec own = strvec_split(&scene->arena, words, ' ');
    struct cmdline line;
    struct error err;
    char *text = NULL;
    size_t size;
    strvec_push(&scene->arena, &argv, "abicc");
    strvec_extend(&scene->arena, &argv, &own);
    if (cmdline_read(&scene->arena, (int)argv.count, argv.items, &line, &err) < 0)
        fail_msg("%s", err.text);
    FILE *stream = open_memstream(&text, &size);
    assert_non_null(stream);
    static const char *const environment[] = {NULL};
    /* A compiler that does nothing: what is said comes from the inputs alone. */
    struct plan plan = {.mode = RUN_LINK, .output = line.output ? line.output : "a.out"};
    strvec_push(&scene->arena, &plan.argv, "/bin/false");
    strvec_extend(&scene->arena, &plan.argv, &own);
    const struct failed_link link = {
        .line = &line, .plan = &plan, .state = &scene->state, .environment = environment};
    missing_explain(&scene->arena, &link, stream);
    assert_int_equal(fclose(stream), 0);
    const char *said = arena_strdup(&scene->arena, text);
    free(text);
    return said;
}

struct row {
    const char *story;
    const char *files;
    const char *line;
    const char *says; /* pieces between '|', all said; "" = nothing at all is said */
};

static void check_rows(struct scene *scene, const struct row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        make_files(scene, rows[i].files);
        const char *said = explain(scene, rows[i].line);
        struct strvec pieces = strvec_split(&scene->arena, rows[i].says, '|');
        if (!*rows[i].says && *said)
            fail_msg("%s: wanted silence, said: %s", rows[i].story, said);
        for (size_t j = 0; j < pieces.count; j++)
            if (!strstr(said, pieces.items[j]))
                fail_msg("%s: no '%s' in: %s", rows[i].story, pieces.items[j], said);
    }
}

static void a_library_that_no_directory_has_is_named_with_its_remedies(void **state)
{
    static const struct row rows[] = {
        {"nowhere", "main.o: +main", "main.o -lnoSuch",
         "-lnoSuch: neither the sysroot of profile centos7-glibc2.17 nor a -L directory has "
         "libnoSuch; |"
         "abicc does not search the host's libraries|host_archives: [noSuch]|"
         "ABICC_HOST_ARCHIVES=noSuch|install the package that contains libnoSuch.a"},
        {"separate", "", "main.o -l noSuch", "-lnoSuch: neither the sysroot"},
        {"through the linker's words", "", "main.o -Wl,-lnoSuch", "-lnoSuch: neither the sysroot"},
        {"through -Xlinker", "", "main.o -Xlinker -lnoSuch", "-lnoSuch: neither the sysroot"},
        {"by its file name", "", "main.o -l:libno.a",
         "-l:libno.a: neither the sysroot|has the file libno.a"},
        {"the sysroot has it", "", "main.o -lm -lc", ""},
        {"the compiler has it", "", "main.o -lgomp", ""},
        {"the user's directory has it", "own/libown.a: o.o +own", "main.o -Lown -lown", ""},
        {"-L counts for what stands before it", "", "main.o -lown -L own", ""},
        {"a directory for the linker", "", "main.o -Wl,-Lown -lown", ""},
        {"the same as a value of its own", "", "main.o -Wl,-L,own -lown", ""},
        {"by the long name", "", "main.o -Wl,--library-path=own -lown", ""},
        {"in two arguments", "", "main.o -Wl,-L -Wl,own -lown", ""},
        {"with others between them", "", "main.o -Wl,-L -L. -Wl,own -lown", ""},
        {"in two of -Xlinker", "", "main.o -Xlinker -L -Xlinker own -lown", ""},
        {"in a file of the linker's", "words.c=-L own", "main.o -Wl,@words.c -lown", ""},
        {"the library as a value of its own", "", "main.o -Wl,-l,noSuch",
         "-lnoSuch: neither the sysroot"},
        {"the library by the long name", "", "main.o -Wl,--library=noSuch",
         "-lnoSuch: neither the sysroot"},
        {"what looks like one is a value", "",
         "main.o -Wl,-soname,-lnoSuch -Xlinker -rpath "
         "-Xlinker -lnoSuch2",
         ""},
        {"an exact name", "", "main.o -Lown -l:libown.a", ""},
        {"an exact name for the linker", "", "main.o -Wl,-Lown,-l:libown.a", ""},
        {"a directory of the sysroot", "", "main.o -L=/usr/lib -lm", ""},
        {"-static takes no .so", "own/libshared.so", "main.o -static -Lown -lshared",
         "has libshared;"},
        {"without -static it does", "", "main.o -Lown -lshared", ""},
        {"neither does -Bstatic", "", "main.o -Lown -Wl,-Bstatic -lshared", "has libshared;"},
        {"nor -dn in a file of the linker's", "words.c=-dn", "main.o -Lown -Wl,@words.c -lshared",
         "has libshared;"},
        {"-Bdynamic does again", "", "main.o -Lown -Wl,-Bstatic,-Bdynamic -lshared", ""},
        {"so does a state put away", "",
         "main.o -Lown -Wl,--push-state,-Bstatic -Wl,--pop-state -lshared", ""},
    };
    check_rows(*state, rows, COUNT(rows));
}

/* The example: a directory that every Linux has. */
static void a_directory_of_the_host_is_not_searched(void **state)
{
    struct scene *scene = *state;
    make_files(scene, "main.o: +main");
    const char *said = explain(scene, "main.o -L/usr/lib/x86_64-linux-gnu -L/usr/lib64 -lelf");
    assert_non_null(strstr(said, "has libelf;"));
    assert_non_null(strstr(said, "the host"));
}

static void a_name_newer_than_the_floor_is_named_with_who_wants_it(void **state)
{
    static const struct row rows[] = {
        {"an object", "main.o: +main -getrandom", "main.o",
         "main.o: needs getrandom, which came with glibc 2.25; the floor is 2.17|"
         "ABICC_PROFILE=glibc2.25"},
        {"a member that the link takes",
         "main.o: +main -bar; libbar.a: one.o +one -memfd_create, baz.o +bar -getrandom",
         "main.o libbar.a", "libbar.a(baz.o): needs getrandom, which came with glibc 2.25"},
        {"an archive that -Bstatic chose",
         "main.o: +main -bar; own/libtwo.so; own/libtwo.a: f.o +bar -getrandom",
         "main.o -Lown -Wl,-Bstatic -ltwo", "libtwo.a(f.o): needs getrandom"},
        {"a library in a file of the linker's", "words.c=-Lown --library two",
         "main.o -Wl,-dn,@words.c", "libtwo.a(f.o): needs getrandom"},
        {"and in one that it names", "more.c=@words.c", "main.o -Wl,-dn,@more.c",
         "libtwo.a(f.o): needs getrandom"},
        {"a shared library beside it is taken", "", "main.o -Lown -ltwo", ""},
        {"a name that the linker must find", "main.o: +main; libbar.a: one.o +one -memfd_create",
         "main.o libbar.a -Wl,-u -Wl,one", "libbar.a(one.o): needs memfd_create"},
        {"by way of another member", "main.o: +main -f; libbar.a: g.o +g -reallocarray, f.o +f -g",
         "main.o -L. -lbar", "libbar.a(g.o): needs reallocarray, which came with glibc 2.26"},
        {"main itself lies in an archive", "libmain.a: m.o +main -gettid", "libmain.a",
         "libmain.a(m.o): needs gettid, which came with glibc 2.30"},
        {"the newest of all is the remedy", "main.o: +main -getrandom -gettid", "main.o",
         "ABICC_PROFILE=glibc2.30"},
        {"all members are taken", "main.o: +main; libbar.a: one.o +one -memfd_create",
         "main.o -Wl,--whole-archive libbar.a -Wl,--no-whole-archive",
         "libbar.a(one.o): needs memfd_create"},
    };
    check_rows(*state, rows, COUNT(rows));
}

static void a_name_that_is_elsewhere_is_told_with_where(void **state)
{
    static const struct row rows[] = {
        {"another library of glibc's", "main.o: +main -sqrt", "main.o",
         "main.o: needs sqrt, which is in libm.so.6: add -lm at the end of the command line"},
        {"it is named", "main.o: +main -sqrt", "main.o -lm", ""},
        {"crypt has a library of its own", "main.o: +main -crypt", "main.o",
         "which is in libcrypt.so.1: add -lcrypt"},
        {"a polyfill", "main.o: +main -reallocarray", "main.o",
         "`polyfills: reallocarray` in the profile, or ABICC_POLYFILLS=reallocarray"},
        {"polyfills of some of them", "main.o: +main -reallocarray -pthread_setattr_default_np",
         "main.o", "use the polyfill: set `polyfills: reallocarray` in"},
        {"and why not of the others", "main.o: +main -reallocarray -pthread_setattr_default_np",
         "main.o",
         "no polyfill for pthread_setattr_default_np, which needs the C library's own state"},
        {"a polyfill that leans on the kernel", "main.o: +main -memfd_create", "main.o",
         "all of memfd_create works only on Linux 3.17 and newer"},
    };
    check_rows(*state, rows, COUNT(rows));
}

static void a_name_that_glibc_withdrew_is_told_with_when(void **state)
{
    struct scene *scene = *state;
    static const struct row rows[] = {
        {"since a release", "main.o: +main -sigvec", "main.o",
         "main.o: needs sigvec, which can no longer be linked since glibc 2.21; the floor is 2.36"},
        {"data", "main.o: +main -__malloc_hook", "main.o",
         "can no longer be linked since glibc 2.34"},
        {"before all releases that are known", "main.o: +main -__old_fstat", "main.o", ""},
    };
    scene->state.profile.libc_version = (struct version){{2, 36, 0}};
    scene->state.sysroot.release = (struct version){{2, 36, 0}};
    check_rows(scene, rows, COUNT(rows));
}

static void members_for_another_machine_are_named(void **state)
{
    struct scene *scene = *state;
    scene->state.profile.arch = "aarch64";
    make_files(scene, "main.o: +main; libbar.a: f.o +f");
    const char *said = explain(scene, "main.o libbar.a");
    assert_non_null(strstr(said, "ABI004 main.o: is for x86_64; profile"));
    assert_non_null(strstr(said, "ABI004 libbar.a: is for x86_64; profile"));
}

static void nothing_is_said_of_what_is_not_the_reason(void **state)
{
    static const struct row rows[] = {
        {"a name that the floor has", "main.o: +main -memcpy -pthread_create -dlopen", "main.o",
         ""},
        {"a name that no libc has", "main.o: +main -not_written_yet", "main.o", ""},
        {"a source that cannot be compiled: nothing was linked",
         "main.c; libbar.a: one.o +one -memfd_create", "main.c libbar.a", ""},
        {"a weak reference", "main.o: +main ~getrandom", "main.o", ""},
        {"a fallback of the user's own", "main.o: +main -getrandom; compat.o: +getrandom",
         "main.o compat.o", ""},
        {"a fallback in the user's archive",
         "main.o: +main -getrandom; libcompat.a: c.o +getrandom", "main.o libcompat.a", ""},
        {"a polyfill", "main.o: +main -__isoc23_strtol", "main.o", ""},
        {"a polyfill of C++ links", "main.o: +main -getentropy", "main.o -lstdc++", ""},
        {"a member that the link does not take",
         "main.o: +main; libbar.a: one.o +one -memfd_create", "main.o libbar.a", ""},
        {"the compiler's own archive", "main.o: +main -GOMP_parallel", "main.o -lgomp", ""},
        {"an archive that is none", "main.o: +main; libtext.c", "main.o libtext.c", ""},
        {"a file that is not there", "main.o: +main", "main.o gone.o", ""},
    };
    check_rows(*state, rows, COUNT(rows));
}

static void damaged_archives_are_passed_over(void **state)
{
    struct scene *scene = *state;
    make_files(scene, "main.o: +main -f; libbar.a: f.o +f -getrandom, g.o +g");
    const char *bytes;
    size_t size;
    struct error err;
    assert_int_equal(fs_read(&scene->arena, "libbar.a", &bytes, &size, &err), 0);
    for (size_t cut = 0; cut < size; cut += 97) {
        unlink("libbar.a");
        assert_int_equal(fs_write("libbar.a", bytes, cut, &err), 0);
        explain(scene, "main.o libbar.a");
    }
    char *copy = arena_alloc(&scene->arena, size);
    for (size_t at = 0; at < size; at += 59) {
        memcpy(copy, bytes, size);
        copy[at] = (char)~copy[at];
        unlink("libbar.a");
        assert_int_equal(fs_write("libbar.a", copy, size, &err), 0);
        explain(scene, "main.o libbar.a");
    }
}

static void the_list_of_names_comes_to_an_end(void **state)
{
    struct scene *scene = *state;
    const char *line = "main.o";
    make_files(scene, "main.o: +main");
    for (int i = 0; i < 30; i++) {
        make_files(scene, arena_printf(&scene->arena, "o%d.o: -getrandom", i));
        line = arena_printf(&scene->arena, "%s o%d.o", line, i);
    }
    const char *said = explain(scene, line);
    size_t lines = 0;
    for (const char *at = said; (at = strstr(at, "needs getrandom")); at++)
        lines++;
    assert_int_equal(lines, 1);
    assert_non_null(strstr(said, "in o2.o\n  in 27 more places\n"));
    static const char *const newer[] = {
        "getrandom",      "gettid",       "memfd_create",   "statx",    "getentropy",
        "explicit_bzero", "reallocarray", "strlcpy",        "strlcat",  "arc4random",
        "arc4random_buf", "closefrom",    "close_range",    "execveat", "fcntl64",
        "renameat2",      "mlock2",       "preadv2",        "pwritev2", "pidfd_open",
        "pidfd_getfd",    "tgkill",       "copy_file_range"};
    line = "";
    for (size_t i = 0; i < COUNT(newer); i++) {
        make_files(scene, arena_printf(&scene->arena, "n%zu.o: -%s", i, newer[i]));
        line = arena_printf(&scene->arena, "%s n%zu.o", line, i);
    }
    said = explain(scene, line);
    lines = 0;
    for (const char *at = said; (at = strstr(at, ": needs ")); at++)
        lines++;
    assert_int_equal(lines, 20);
    assert_non_null(strstr(said, "and 3 more"));
}

static void musl_has_its_own_table_and_glibc_is_foreign_to_it(void **state)
{
    struct scene *scene = *state;
    scene->state.profile = alpine;
    scene->state.sysroot.release = alpine.libc_version;
    static const struct row rows[] = {
        {"a name of glibc's fortified headers", "main.o: +main -f; libz.a: z.o +f -__memcpy_chk",
         "main.o libz.a",
         "libz.a(z.o): needs __memcpy_chk, which glibc has and musl lacks|"
         "rebuild these inputs with abicc "
         "for profile alpine-musl"},
        {"a name of a newer musl", "main.o: +main -statx", "main.o",
         "main.o: needs statx, which came with musl 1.2.5; the floor is 1.2.3"},
        {"a name that a library of Alpine's has", "main.o: +main -fts_open", "main.o",
         "which glibc has and musl lacks; Alpine has it in musl-fts-dev|add -lfts"},
        {"an exact name of one", "main.o: +main -getcontext", "main.o", "libucontext-dev"},
        {"not what begins like it", "main.o: +main -getcontext_not", "main.o", ""},
        {"a name that both have", "main.o: +main -memcpy -reallocarray", "main.o", ""},
#ifdef __x86_64__ /* this machine's own library */
        {"the host's archives are made for glibc", "main.o: +main", "main.o -lelf",
         "-lelf: neither the sysroot of profile alpine-musl nor a -L directory has libelf|is for "
         "glibc"},
#endif
    };
    check_rows(scene, rows, COUNT(rows));
}

static void musl_withdraws_names_too(void **state)
{
    struct scene *scene = *state;
    scene->state.profile = alpine;
    scene->state.sysroot.release = (struct version){{1, 2, 4}};
    make_files(scene, "main.o: +main -open64");
    const char *said = explain(scene, "main.o");
    assert_non_null(strstr(said, "needs open64, which can no longer be linked since musl 1.2.4"));
}

/* On an old host the sysroot ends before the floor. */
static void the_hosts_headers_may_be_the_reason(void **state)
{
    struct scene *scene = *state;
    scene->state.profile.libc_version = (struct version){{2, 39, 0}};
    scene->state.sysroot.release = (struct version){{2, 36, 0}};
    make_files(scene, "main.o: +main -strlcpy -arc4random");
    const char *said = explain(scene, "main.o");
    assert_non_null(strstr(said, "needs strlcpy, which came with glibc 2.38; the floor is 2.39, "
                                 "but this machine's headers only describe 2.36"));
    assert_null(strstr(said, "arc4random"));
}

/* A cross compiler that is run again without GCC_EXEC_PREFIX would take the host's C library, and a
 * user's directories in a variable would be without those that were dropped from it. */
static void what_is_run_again_gets_the_variables_of_the_plan(void **state)
{
    struct scene *scene = *state;
    static const char *const environment[] = {"CPATH=/usr/include:own", "LIBRARY_PATH=/lib", NULL};
    struct plan plan = {0};
    const struct failed_link link = {
        .plan = &plan, .state = &scene->state, .environment = environment};
    struct relink relink;
    strvec_push(&scene->arena, &plan.argv, "/usr/bin/gcc");
    strvec_push(&scene->arena, &plan.unset, "LIBRARY_PATH");
    strvec_push(&scene->arena, &plan.set, "CPATH=own");
    strvec_push(&scene->arena, &plan.set, "GCC_EXEC_PREFIX=/sysroot/usr/gcc/lib/gcc-cross/");
    relink_begin(&scene->arena, &link, &relink);
    assert_true(strvec_contains(&relink.env, "CPATH=own"));
    assert_true(strvec_contains(&relink.env, plan.set.items[1]));
    assert_false(strvec_contains(&relink.env, environment[0]));
    assert_false(strvec_contains(&relink.env, environment[1]));
    relink_end(&relink);
}

#define STORY(function) cmocka_unit_test_setup_teardown(function, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY(a_library_that_no_directory_has_is_named_with_its_remedies),
        STORY(a_directory_of_the_host_is_not_searched),
        STORY(a_name_newer_than_the_floor_is_named_with_who_wants_it),
        STORY(a_name_that_is_elsewhere_is_told_with_where),
        STORY(a_name_that_glibc_withdrew_is_told_with_when),
        STORY(members_for_another_machine_are_named),
        STORY(nothing_is_said_of_what_is_not_the_reason),
        STORY(damaged_archives_are_passed_over),
        STORY(the_list_of_names_comes_to_an_end),
        STORY(musl_has_its_own_table_and_glibc_is_foreign_to_it),
        STORY(musl_withdraws_names_too),
        STORY(the_hosts_headers_may_be_the_reason),
        STORY(what_is_run_again_gets_the_variables_of_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
