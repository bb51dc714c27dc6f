/* The archive of those parts of the compiler's C++ library that the target's lacks, made from
 * small objects that the assembler writes. */
#include <gelf.h>
#include <libelf.h>
#include <stdlib.h>
#include <string.h>

#include "directory_fixture.h"
#include "sysroot/cxx/cxx_archive.h"

#include "arena_fixture.h"

/* Runs the command in the directory; the tests need a C compiler at hand. */
static void run(const char *directory, const char *command)
{
    if (system(arena_printf(&arena, "cd %s && %s", directory, command)) != 0)
        fail_msg("%s", command);
}

static const char *read_all(const char *directory, const char *name, size_t *size)
{
    const char *bytes;
    if (fs_read(&arena, arena_printf(&arena, "%s/%s", directory, name), &bytes, size, &err) < 0)
        fail_msg("%s", err.text);
    return bytes;
}

static void write_text(const char *directory, const char *name, const char *text)
{
    assert_int_equal(
        fs_write(arena_printf(&arena, "%s/%s", directory, name), text, strlen(text), &err), 0);
}

static bool is_given(const void *data, const char *name)
{
    struct strvec names = strvec_split(&arena, data, ' ');
    return strvec_contains(&names, name);
}

static char *assemble(const char *source, size_t *size)
{
    const char *directory = directory_make(&arena);
    write_text(directory, "a.s", source);
    run(directory, "cc -c a.s -o a.o");
    const char *bytes = read_all(directory, "a.o", size);
    char *copy = arena_alloc(&arena, *size + 1);
    memcpy(copy, bytes, *size);
    assert_int_equal(fs_remove_tree(directory, &err), 0);
    return copy;
}

/* "U", or a letter for how it is bound and one for who sees it: "g-" strong and seen, "wh" weak and
 * hidden, "u-" unique; "t" behind it of a thread's own. */
static const char *state_of(const GElf_Sym *symbol)
{
    unsigned binding = GELF_ST_BIND(symbol->st_info);
    const char *thread = GELF_ST_TYPE(symbol->st_info) == STT_TLS ? "t" : "";
    if (symbol->st_shndx == SHN_UNDEF)
        return arena_printf(&arena, "U%s%s", binding == STB_WEAK ? "w" : "", thread);
    return arena_printf(&arena, "%c%c%s",
                        binding == STB_WEAK         ? 'w'
                        : binding == STB_GNU_UNIQUE ? 'u'
                                                    : 'g',
                        GELF_ST_VISIBILITY(symbol->st_other) == STV_DEFAULT ? '-' : 'h', thread);
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "name=state" of each global symbol by name, then "[name]" of each group that linkers take once.
 */
static const char *describe(char *bytes, size_t size)
{
    struct strvec words = {0};
    struct strvec groups = {0};
    elf_version(EV_CURRENT);
    Elf *elf = elf_memory(bytes, size);
    assert_non_null(elf);
    Elf_Data *symbols = NULL;
    GElf_Shdr header;
    GElf_Shdr symbols_header = {0};
    GElf_Sym symbol;
    for (Elf_Scn *scn = elf_nextscn(elf, NULL); scn; scn = elf_nextscn(elf, scn)) {
        assert_non_null(gelf_getshdr(scn, &header));
        if (header.sh_type == SHT_SYMTAB) {
            symbols = elf_getdata(scn, NULL);
            symbols_header = header;
        }
    }
    assert_non_null(symbols);
    for (int i = (int)symbols_header.sh_info; gelf_getsym(symbols, i, &symbol); i++)
        strvec_pushf(&arena, &words, "%s=%s",
                     elf_strptr(elf, symbols_header.sh_link, symbol.st_name), state_of(&symbol));
    if (words.count)
        qsort(words.items, words.count, sizeof(*words.items), compare_words);
    for (Elf_Scn *scn = elf_nextscn(elf, NULL); scn; scn = elf_nextscn(elf, scn)) {
        assert_non_null(gelf_getshdr(scn, &header));
        if (header.sh_type != SHT_GROUP)
            continue;
        assert_non_null(gelf_getsym(symbols, (int)header.sh_info, &symbol));
        if (*(const Elf32_Word *)elf_getdata(scn, NULL)->d_buf & GRP_COMDAT)
            strvec_pushf(&arena, &groups, "[%s]",
                         elf_strptr(elf, symbols_header.sh_link, symbol.st_name));
    }
    strvec_extend(&arena, &words, &groups);
    elf_end(elf);
    return strvec_lines(&arena, &words, " ");
}

#define GROUP(name) ".section .text." name ",\"axG\",@progbits," name ",comdat\n"
#define WEAK(name)  ".weak " name "\n" name ": .quad 1\n"

static void given_names_become_undefined_and_the_rest_hidden(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *given;
        const char *after;
        const char *kept;
    } rows[] = {
        {".globl f, g\nf: .quad g\ng: .quad 2\n", "f", "f=U g=gh ", "g "},
        {".globl f, g\nf: .quad 1\ng: .quad 2\n", "f g", "f=U g=U ", ""},
        {".globl f\nf: .quad 1\n", "other", "f=gh ", "f "},
        /* What was not defined here stays as it is: a weak reference too. */
        {".globl g\n.weak maybe\ng: .quad f, maybe\n", "f", "f=U g=gh maybe=Uw ", "g "},
        /* A weak definition becomes a reference that must be met. */
        {WEAK("f") ".globl g\ng: .quad 2\n", "f", "f=U g=gh ", "g "},
        /* The user's objects may define such names too, and export them. */
        {WEAK("f"), "other", "f=w- ", "f "},
        {".type u,@gnu_unique_object\n.data\nu: .quad 1\n", "other", "u=u- ", "u "},
        {".type u,@gnu_unique_object\n.data\nu: .quad 1\n.globl g\ng: .quad 2\n", "u", "g=gh u=U ",
         "g "},
        {".globl f\n.internal f\nf: .quad 1\n", "other", "f=gh ", "f "},
        {".comm shared,8,8\n", "other", "shared=gh ", "shared "},
        {".comm shared,8,8\n", "shared", "shared=U ", ""},
        /* Of each thread: that it is so must still be known. */
        {".section .tbss,\"awT\",@nobits\n.globl t\n.type t,@object\nt: .zero 8\n", "t", "t=Ut ",
         ""},
        /* Local symbols are not the given ones, even if the names are the same. */
        {"f: .quad 1\n.globl g\ng: .quad f\n", "f", "g=gh ", "g "},
        /* Groups: one of given names is none that linkers take for others of its name. */
        {GROUP("f") WEAK("f") GROUP("g") WEAK("g"), "f", "f=U g=w- [g] ", "g "},
        {GROUP("f") WEAK("f") WEAK("g"), "f", "f=U g=w- [f] ", "g "},
        {GROUP("f") WEAK("f") WEAK("g"), "f g", "f=U g=U ", ""},
        {GROUP("f") WEAK("f"), "other", "f=w- [f] ", "f "},
        /* Nor are groups that are named by local symbols. */
        {GROUP("f") "inner: .quad 1\n.text\n.globl g\ng: .quad inner\n", "f", "g=gh [f] ", "g "},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct cxx_object object = {.name = "a.o"};
        const struct cxx_given given = {.gives = is_given, .data = rows[i].given};
        object.bytes = assemble(rows[i].source, &object.size);
        if (cxx_archive_change(&arena, &object, &given, &err) < 0)
            fail_msg("row %zu: %s", i, err.text);
        const char *after = describe(object.bytes, object.size);
        if (strcmp(after, rows[i].after) != 0)
            fail_msg("row %zu: %s", i, after);
        assert_string_equal(strvec_lines(&arena, &object.kept, " "), rows[i].kept);
    }
}

/* What an object does not define gets another name; all else stays. */
static void references_are_renamed(void **state)
{
    (void)state;
    static const struct {
        const char *source;
        const char *after;
    } rows[] = {
        {"f: .quad stat64\n", "fstat=U "},
        {".globl f\nf: .quad stat64, open64, stat64\n", "f=g- fstat=U open64=U "},
        {".weak stat64\nf: .quad stat64\n", "fstat=Uw "},
        {".globl stat64\nstat64: .quad 1\n", "stat64=g- "},
        /* The name may be the end of another one in the table of names. */
        {"f: .quad stat64, lstat64\n", "fstat=U lstat64=U "},
        {GROUP("f") WEAK("f") "g: .quad stat64\n", "f=w- fstat=U [f] "},
    };
    static struct rename names[] = {{"stat64", "fstat"}, {"zero", "one"}};
    const struct renames renames = {names, COUNT(names)};
    const struct cxx_given given = {.renames = &renames};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct cxx_object object = {.name = "a.o"};
        object.bytes = assemble(rows[i].source, &object.size);
        if (cxx_archive_change(&arena, &object, &given, &err) < 0)
            fail_msg("row %zu: %s", i, err.text);
        const char *after = describe(object.bytes, object.size);
        if (strcmp(after, rows[i].after) != 0)
            fail_msg("row %zu: %s", i, after);
    }
}

/* The index of a symbol's section then stands in a table of its own. */
static void an_object_of_many_sections(void **state)
{
    (void)state;
    static const char source[] = ".altmacro\n.macro one number\n"
                                 ".section .text.n\\number,\"ax\"\n.quad \\number\n.endm\n"
                                 ".set number,0\n.rept 66000\none %number\n"
                                 ".set number,number+1\n.endr\n" GROUP("f")
                                     WEAK("f") ".text\n.section .text.last,\"ax\"\n.globl g, h\n"
                                               "g: .quad f\nh: .quad g\n";
    struct cxx_object object = {.name = "a.o"};
    const struct cxx_given given = {.gives = is_given, .data = "f g"};
    object.bytes = assemble(source, &object.size);
    if (cxx_archive_change(&arena, &object, &given, &err) < 0)
        fail_msg("%s", err.text);
    assert_string_equal(describe(object.bytes, object.size), "f=U g=U h=gh ");
    assert_string_equal(strvec_lines(&arena, &object.kept, " "), "h ");
}

/* Cut or changed at any byte an object is an error or another object, and nothing worse. */
static void damaged_objects(void **state)
{
    (void)state;
    size_t size;
    const struct cxx_given given = {.gives = is_given, .data = "f"};
    const char *whole = assemble(GROUP("f") WEAK("f") ".text\n.globl g\ng: .quad f\n", &size);
    char *bytes = arena_alloc(&arena, size);
    unsigned errors = 0;
    for (size_t cut = 0; cut < size; cut++) {
        char *piece = malloc(cut ? cut : 1); /* its end is an end for ASan */
        struct cxx_object object = {.name = "a.o", .bytes = piece, .size = cut};
        memcpy(piece, whole, cut);
        errors += cxx_archive_change(&arena, &object, &given, &err) < 0;
        free(piece);
    }
    assert_true(errors > 60);
    for (size_t i = 0; i < size; i++) {
        struct cxx_object object = {.name = "a.o", .bytes = bytes, .size = size};
        memcpy(bytes, whole, size);
        bytes[i] = (char)~bytes[i];
        if (cxx_archive_change(&arena, &object, &given, &err) < 0)
            assert_non_null(strstr(err.text, "a.o: "));
    }
}

/* Of another class or byte order an object is changed in the same way. */
static void objects_of_other_machines_are_changed_too(void **state)
{
    (void)state;
    static const char *const targets[] = {"i386-linux-gnu", "s390x-linux-gnu"};
    const struct cxx_given given = {.gives = is_given, .data = "f"};
    const char *directory = directory_make(&arena);
    if (system("clang --version >/dev/null 2>&1") != 0)
        skip();
    write_text(directory, "a.c", "int f(void) { return 1; }\nint g(void) { return f(); }\n");
    for (size_t i = 0; i < COUNT(targets); i++) {
        struct cxx_object object = {.name = "a.o"};
        run(directory, arena_printf(&arena, "clang --target=%s -c a.c", targets[i]));
        const char *bytes = read_all(directory, "a.o", &object.size);
        object.bytes = arena_alloc(&arena, object.size);
        memcpy(object.bytes, bytes, object.size);
        if (cxx_archive_change(&arena, &object, &given, &err) < 0)
            fail_msg("%s: %s", targets[i], err.text);
        assert_non_null(strstr(describe(object.bytes, object.size), "f=U g=gh "));
        assert_string_equal(strvec_lines(&arena, &object.kept, " "), "g ");
    }
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

static void what_is_no_object_is_refused(void **state)
{
    (void)state;
    const struct cxx_given given = {.gives = is_given, .data = "f"};
    struct cxx_object object = {.name = "a.o"};
    object.bytes = assemble(".globl f\nf: .quad 1\n", &object.size);
    object.bytes[EI_NIDENT] = ET_DYN;
    assert_int_equal(cxx_archive_change(&arena, &object, &given, &err), -1);
    assert_non_null(strstr(err.text, "it is no object"));
}

static void members_that_define_nothing_more_are_left_out(void **state)
{
    (void)state;
    size_t size;
    const struct cxx_given given = {.gives = is_given, .data = "f g"};
    const char *directory = directory_make(&arena);
    write_text(directory, "old.s", ".globl f, g\nf: .quad 1\ng: .quad 2\n");
    write_text(directory, "both-with-a-long-name.s", ".globl f2, g\ng: .quad 1\nf2: .quad g\n");
    write_text(directory, "new.s", ".globl h\nh: .quad f2\n");
    run(directory, "for s in *.s; do cc -c $s; done && ar rcs whole.a *.o");
    if (cxx_archive_write(&arena, arena_printf(&arena, "%s/whole.a", directory), &given,
                          arena_printf(&arena, "%s/newer.a", directory), &err) < 0)
        fail_msg("%s", err.text);
    run(directory,
        "ar t newer.a | sort >members && nm -s newer.a | sed -n '/ in /p' | sort >index");
    assert_string_equal(read_all(directory, "members", &size), "both-with-a-long-name.o\nnew.o\n");
    assert_string_equal(read_all(directory, "index", &size),
                        "f2 in both-with-a-long-name.o\nh in new.o\n");
    /* A linker finds what it looks for, and takes what is given from elsewhere. */
    write_text(directory, "user.s", ".globl _start\n_start: .quad h\n");
    run(directory, "cc -c user.s && ld -r user.o -o all.o newer.a && "
                   "nm all.o | awk '$1 == \"U\" { print $2 }' >left");
    assert_string_equal(read_all(directory, "left", &size), "g\n");
    assert_int_equal(cxx_archive_write(&arena, arena_printf(&arena, "%s/new.s", directory), &given,
                                       arena_printf(&arena, "%s/none.a", directory), &err),
                     -1);
    assert_non_null(strstr(err.text, "new.s: not an archive"));
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(given_names_become_undefined_and_the_rest_hidden),
        TEST(references_are_renamed),
        TEST(an_object_of_many_sections),
        TEST(damaged_objects),
        TEST(objects_of_other_machines_are_changed_too),
        TEST(what_is_no_object_is_refused),
        TEST(members_that_define_nothing_more_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
