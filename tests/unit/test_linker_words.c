/* linker_words: the table of linker options, and what a command line tells the linker. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "cmdline/cmdline.h"
#include "cmdline/linker_options.h"

#include "arena_fixture.h"

static void test_the_table_is_sorted_and_consistent(void **state)
{
    (void)state;
    for (size_t i = 0; i < linker_option_count; i++) {
        const struct linker_option *row = &linker_options[i];
        bool is_letter = !row->name[1];
        if (i && strcmp(linker_options[i - 1].name, row->name) >= 0)
            fail_msg("%s stands before %s", linker_options[i - 1].name, row->name);
        if (row->name[0] == '-' || strchr(row->name, '='))
            fail_msg("%s: a name has neither dashes nor '='", row->name);
        if (!row->forms || !row->dashes)
            fail_msg("%s cannot be written", row->name);
        if (row->forms & FORM_ALONE && row->forms & FORM_SEPARATE)
            fail_msg("%s both stands alone and takes the next word", row->name);
        if (!is_letter && row->forms & FORM_JOINED)
            fail_msg("%s: only a letter has its value joined", row->name);
        if (is_letter && row->dashes != DASH_ONE)
            fail_msg("%s: a letter has one dash", row->name);
        if (row->name[0] == 'o' && !is_letter && row->dashes != DASH_TWO)
            fail_msg("%s: GNU ld takes it for -o with one dash", row->name);
    }
}

static void test_every_row_is_found_by_its_own_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < linker_option_count; i++) {
        const struct linker_option *row = &linker_options[i];
        const char *dashes = row->dashes & DASH_TWO ? "--" : "-";
        bool needs_value = !(row->forms & (FORM_ALONE | FORM_SEPARATE));
        struct linker_match match = linker_option_find(
            arena_printf(&arena, "%s%s%s", dashes, row->name, needs_value ? "=v" : ""));
        if (match.id != row->id || match.takes_next != ((row->forms & FORM_SEPARATE) != 0))
            fail_msg("%s finds another row", row->name);
    }
}

static void test_spellings_mean_what_linkers_take_them_for(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        const char *value;
        enum linker_word_id id;
        bool takes_next;
    } rows[] = {
        {"-Ld", "d", LINKER_LIBRARY_DIR, false},
        {"-L", NULL, LINKER_LIBRARY_DIR, true},
        {"--library-path=d", "d", LINKER_LIBRARY_DIR, false},
        {"-library-path", NULL, LINKER_LIBRARY_DIR, true},
        {"-lfoo", "foo", LINKER_LIBRARY, false},
        {"-l:libfoo.a", ":libfoo.a", LINKER_LIBRARY, false},
        {"-library=foo", "foo", LINKER_LIBRARY, false},
        {"-libfoo", "ibfoo", LINKER_LIBRARY, false},
        {"-zdefs", "defs", LINKER_KEYWORD, false},
        {"-z", NULL, LINKER_KEYWORD, true},
        {"-u", NULL, LINKER_UNDEFINED, true},
        {"-umain", "main", LINKER_UNDEFINED, false},
        {"-undefined=main", "main", LINKER_UNDEFINED, false},
        {"--undefined-version", NULL, LINKER_OTHER, false},
        {"-unique", NULL, LINKER_OTHER, false},
        {"-e", NULL, LINKER_ENTRY, true},
        {"-export-dynamic", NULL, LINKER_EXPORT, false},
        {"-emit-relocs", NULL, LINKER_OTHER, false},
        {"-exclude-libs=ALL", "ALL", LINKER_OTHER, false},
        {"-omagic", "magic", LINKER_OUTPUT, false},
        {"--output=x", "x", LINKER_OUTPUT, false},
        {"-rpath-link", NULL, LINKER_RPATH_LINK, true},
        {"-rpath=x", "x", LINKER_RPATH, false},
        {"-r", NULL, LINKER_RELOCATABLE, false},
        {"-Bstatic", NULL, LINKER_STATIC, false},
        {"--Bdynamic", NULL, LINKER_DYNAMIC, false},
        {"-dn", NULL, LINKER_STATIC, false},
        {"-static-pie", NULL, LINKER_OTHER, false},
        {"-soname", NULL, LINKER_OTHER, true},
        {"-strip-all", NULL, LINKER_STRIP, false},
        {"-s", NULL, LINKER_STRIP, false},
        {"--as-needed", NULL, LINKER_AS_NEEDED, false},
        {"--made-up", NULL, LINKER_OTHER, false},
        /* GNU ld completes a name. */
        {"--dependency-fil=x", "x", LINKER_DEPENDENCY_FILE, false},
        {"-dependency-fil", NULL, LINKER_DEPENDENCY_FILE, true},
        {"--outp=x", "x", LINKER_OUTPUT, false},
        {"-outp=x", "utp=x", LINKER_OUTPUT, false},
        {"-share", NULL, LINKER_SHARED, false},
        {"--reloc", NULL, LINKER_RELOCATABLE, false},
        {"--unres=ignore-all", "ignore-all", LINKER_LEAVE_OPEN, false},
        {"--warn-unres", NULL, LINKER_LEAVE_OPEN, false},
        {"--sysr=/x", "/x", LINKER_SYSROOT, false},
        {"--undef", NULL, LINKER_UNDEFINED, true},
        {"-lib", "ib", LINKER_LIBRARY, false},
        {"--lib", NULL, LINKER_LIBRARY, true},
        {"--version", NULL, LINKER_OTHER, false},
        {"--trace", NULL, LINKER_OTHER, false},
        {"-emain", "main", LINKER_ENTRY, false},
        {"--made-up=x", NULL, LINKER_OTHER, false},
        {"--", NULL, LINKER_OTHER, false},
        {"-(", NULL, LINKER_OTHER, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct linker_match match = linker_option_find(rows[i].text);
        bool has_value =
            rows[i].value ? match.value && strcmp(match.value, rows[i].value) == 0 : !match.value;
        if (match.id != rows[i].id || !has_value || match.takes_next != rows[i].takes_next)
            fail_msg("%s: id %d, value %s, takes next %d", rows[i].text, (int)match.id,
                     match.value ? match.value : "none", match.takes_next);
    }
}

/* The list in a few words: "L=d", "F=a.o", "l=foo" with the letters of what holds there behind it:
 * s(tatic), w(hole archive), n (as needed); an option of no other stage is "?". */
static const char *list_of(const char *words)
{
    static const char letters[] = {
        [LINKER_OTHER] = '?',       [LINKER_FILE] = 'F',    [LINKER_LIBRARY] = 'l',
        [LINKER_LIBRARY_DIR] = 'L', [LINKER_KEYWORD] = 'z', [LINKER_UNDEFINED] = 'u',
        [LINKER_ENTRY] = 'e',       [LINKER_STRIP] = 's',   [LINKER_OUTPUT] = 'o',
        [LINKER_POP_STATE] = 0};
    struct strvec argv = {0};
    struct strvec own = strvec_split(&arena, words, ' ');
    struct cmdline line;
    const char *list = "";
    strvec_push(&arena, &argv, "abicc");
    strvec_extend(&arena, &argv, &own);
    assert_int_equal(cmdline_read(&arena, (int)argv.count, argv.items, &line, &err), 0);
    for (size_t i = 0; i < line.linker.count; i++) {
        const struct linker_word *item = &line.linker.items[i];
        const char *place =
            arena_printf(&arena, "%s%s%s", item->mode.is_static ? "s" : "",
                         item->mode.is_whole ? "w" : "", item->mode.is_as_needed ? "n" : "");
        if (letters[item->id])
            list = arena_printf(&arena, "%s%s%c=%s%s%s", list, *list ? " " : "", letters[item->id],
                                item->value ? item->value : "", *place ? "/" : "", place);
    }
    return list;
}

static void test_all_ways_to_the_linker_are_read(void **state)
{
    (void)state;
    static const char *const rows[][2] = {
        {"a.o -lfoo -Ld", "F=a.o l=foo L=d"},
        {"a.o -l foo -L d -u x -e y -z now -s", "F=a.o l=foo L=d u=x e=y z=now s="},
        {"-Wl,-L,d,-lfoo,--library,bar a.o", "L=d l=foo l=bar F=a.o"},
        {"-Wl,-L -Wl,d a.o", "L=d F=a.o"},
        {"-Xlinker -L -Xlinker d -Xlinker a.o", "L=d F=a.o"},
        {"-Wl,-L -Le -Wl,d a.o", "L=d L=e F=a.o"},
        {"-Wl,-soname a.o b.o", "?=a.o F=b.o"},
        {"-Wl,-z -Wl,defs -Wl,-zdefs a.o", "z=defs z=defs F=a.o"},
        {"-B d a.o -Tx.ld", "L=d F=a.o ?=x.ld"},
        {"-Wl,-Bstatic -lfoo -Wl,-Bdynamic -lbar", "l=foo/s l=bar"},
        {"-Wl,-dn,-lfoo,-dy -lbar -static", "l=foo/s l=bar"},
        {"-Wl,--whole-archive,a.a,--no-whole-archive,b.a", "F=a.a/w F=b.a"},
        {"-Wl,--push-state,-Bstatic,--as-needed,--push-state,--whole-archive -lfoo "
         "-Wl,--pop-state -lbar -Wl,--pop-state,--pop-state -lbaz",
         "l=foo/swn l=bar/sn l=baz"},
        {"-c a.c -Wl,-lfoo", ""},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_string_equal(list_of(rows[i][0]), rows[i][1]);
}

static void test_files_of_words_are_read_as_linkers_read_them(void **state)
{
    (void)state;
    char directory[] = "/tmp/abicc-words.XXXXXX";
    assert_non_null(mkdtemp(directory));
    assert_int_equal(chdir(directory), 0);
    static const char inner[] = "-Bstatic 'a b.o'";
    static const char outer[] = "-L\n@inner @outer @gone";
    assert_int_equal(fs_write("inner", inner, strlen(inner), &err), 0);
    assert_int_equal(fs_write("outer", outer, strlen(outer), &err), 0);
    assert_string_equal(list_of("-Wl,@inner c.o"), "F=a b.o/s F=c.o/s");
    assert_non_null(strstr(list_of("-Wl,@outer c.o"), "L=-Bstatic F=a b.o "));
    assert_non_null(strstr(list_of("-Wl,@outer c.o"), "F=@gone F=c.o"));
    assert_int_equal(chdir("/"), 0);
    assert_int_equal(fs_remove_tree(directory, &err), 0);
}

static void test_parts_with_commas_are_told_apart(void **state)
{
    (void)state;
    struct strvec parts = {0};
    assert_int_equal(linker_words_write(&arena, &parts).count, 0);
    strvec_push(&arena, &parts, "-La");
    strvec_push(&arena, &parts, "-s");
    struct strvec words = linker_words_write(&arena, &parts);
    assert_string_equal(strvec_join(&arena, &words, " "), "-Wl,-La,-s");
    strvec_push(&arena, &parts, "a,b.o");
    words = linker_words_write(&arena, &parts);
    assert_string_equal(strvec_join(&arena, &words, " "),
                        "-Xlinker -La -Xlinker -s -Xlinker a,b.o");
}

/* Whoever asks for these two ids splits words for the linker by himself. */
static void test_nobody_else_reads_words_for_the_linker(void **state)
{
    (void)state;
    static const char command[] =
        "! grep -rnE 'OPT_LINKER_WORDS|OPT_XLINKER' " SOURCE_DIR "/driver --include='*.[ch]' | "
        "grep -vE '/driver/cmdline/|/plan/edit_removals.c:'";
    assert_int_equal(system(command), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_the_table_is_sorted_and_consistent),
        TEST(test_every_row_is_found_by_its_own_name),
        TEST(test_spellings_mean_what_linkers_take_them_for),
        TEST(test_all_ways_to_the_linker_are_read),
        TEST(test_files_of_words_are_read_as_linkers_read_them),
        TEST(test_parts_with_commas_are_told_apart),
        TEST(test_nobody_else_reads_words_for_the_linker),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
