/* The option table is sorted and consistent, and each spelling finds the row that the compilers
 * mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmdline/options.h"

static const struct option_table *const tables[] = {&option_table, &long_option_table};

static void check_row(const struct option_row *row)
{
    if (row->name[0] != '-' || !row->name[1])
        fail_msg("%s is no option", row->name);
    if (!row->forms)
        fail_msg("%s cannot be written", row->name);
    if (row->forms & FORM_ALONE && row->forms & FORM_SEPARATE)
        fail_msg("%s both stands alone and takes the next word", row->name);
    if (row->name[strlen(row->name) - 1] == '=' &&
        !(row->forms & (FORM_JOINED | FORM_BOTH | FORM_FAMILY)))
        fail_msg("%s ends in '=' and has no joined value", row->name);
    if ((row->forms == FORM_ALONE) != (row->value == VALUE_NONE))
        fail_msg("%s: its form and its value contradict each other", row->name);
    if (!(row->scope & (FOR_DRIVER | FOR_PREPROCESSOR | FOR_COMPILER | FOR_ASSEMBLER | FOR_LINKER)))
        fail_msg("%s is for nobody", row->name);
}

static void table_is_sorted_and_consistent(void **state)
{
    (void)state;
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < tables[t]->count; i++) {
            const struct option_row *row = &tables[t]->rows[i];
            if (i && strcmp(row[-1].name, row->name) >= 0)
                fail_msg("%s stands before %s", row[-1].name, row->name);
            if ((row->name[1] == '-') != (tables[t] == &long_option_table))
                fail_msg("%s is in the wrong table", row->name);
            check_row(row);
        }
}

static void every_row_is_found_by_its_own_name(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t t = 0; t < 2; t++)
        for (size_t i = 0; i < tables[t]->count; i++) {
            const struct option_row *row = &tables[t]->rows[i];
            bool needs_value = !(row->forms & (FORM_ALONE | FORM_SEPARATE));
            const char *word = arena_printf(&arena, "%s%s", row->name, needs_value ? "@" : "");
            struct option_match match = option_find(word);
            if (match.row != row)
                fail_msg("%s finds another row", word);
            assert_int_equal(match.takes_next, (row->forms & (FORM_SEPARATE | FORM_BOTH)) != 0);
        }
    arena_release(&arena);
}

static void long_names_mean_options_of_one_dash(void **state)
{
    (void)state;
    struct arena arena = {0};
    for (size_t i = 0; i < long_name_count; i++) {
        const struct long_name *name = &long_names[i];
        if (i && strcmp(name[-1].name, name->name) >= 0)
            fail_msg("%s stands before %s", name[-1].name, name->name);
        bool is_beginning = strchr("-=", name->name[strlen(name->name) - 1]) != NULL;
        const char *value = is_beginning ? "multiarch" : "";
        struct option_match match = option_find(arena_printf(&arena, "%s%s", name->name, value));
        if (!match.row || match.row->name[1] == '-')
            fail_msg("%s means no option of one dash", name->name);
        struct option_match meant = option_find(arena_printf(&arena, "%s%s", name->meaning, value));
        if (match.row != meant.row)
            fail_msg("%s is not %s", name->name, name->meaning);
    }
    arena_release(&arena);
}

static void spellings_mean_what_gcc_and_clang_take_them_for(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        const char *joined;
        enum option_id id;
        bool takes_next;
    } rows[] = {
        {"-o", NULL, OPT_OUTPUT, true},
        {"-oout", "out", OPT_OUTPUT, false},
        {"-o=out", "=out", OPT_OUTPUT, false},
        {"--output=out", "out", OPT_OUTPUT, false},
        {"--output", NULL, OPT_OUTPUT, true},
        {"--outputx", NULL, OPT_OTHER, false},
        {"-l", NULL, OPT_LIBRARY, true},
        {"-l:libz.a", ":libz.a", OPT_LIBRARY, false},
        {"-L/usr/lib", "/usr/lib", OPT_LIBRARY_DIR, false},
        {"--library-directory", NULL, OPT_LIBRARY_DIR, true},
        {"-Bstatic", "static", OPT_PREFIX, false},
        {"-I-", "-", OPT_INCLUDE_DIR, false},
        {"-isystem", NULL, OPT_SYSTEM_DIR, true},
        {"-isystem/usr/include", "/usr/include", OPT_SYSTEM_DIR, false},
        {"-isystem-after", NULL, OPT_AFTER_DIR, true},
        {"-isysroot", NULL, OPT_SYSROOT, true},
        {"-includeconfig.h", "config.h", OPT_INCLUDE, false},
        {"-include-pch", NULL, OPT_OTHER, true},
        {"--sysroot", NULL, OPT_SYSROOT, true},
        {"--sysroot=", "", OPT_SYSROOT, false},
        {"-specs=a.specs", "a.specs", OPT_OTHER, false},
        {"-Wl,-z,now", "-z,now", OPT_LINKER_WORDS, false},
        {"-Wl", NULL, OPT_OTHER, false},
        {"-Wlarger-than-1", NULL, OPT_OTHER, false},
        {"-Xlinker", NULL, OPT_XLINKER, true},
        {"-Xclang", NULL, OPT_XPREPROCESSOR, true},
        {"-Xarch_host", "host", OPT_OTHER, true},
        {"-static", NULL, OPT_STATIC, false},
        {"-static-pie", NULL, OPT_STATIC_PIE, false},
        {"-static-libgcc", NULL, OPT_OTHER, false},
        {"-static-libstdc++", NULL, OPT_STATIC_LIBSTDCXX, false},
        {"-static-libasan", NULL, OPT_OTHER, false},
        {"-shared-libgcc", NULL, OPT_SHARED_LIBGCC, false},
        {"--shared", NULL, OPT_SHARED, false},
        {"--pie=yes", NULL, OPT_OTHER, false},
        {"--force-link=main", "main", OPT_HANDED_ON, false},
        {"--assemble", NULL, OPT_ASSEMBLE, false},
        {"--std", NULL, OPT_OTHER, true},
        {"--std=c11", "c11", OPT_OTHER, false},
        {"--dump", NULL, OPT_OTHER, true},
        {"--machine-x32", NULL, OPT_MACHINE_MODE, false},
        {"--for-assembler=-a", "-a", OPT_XASSEMBLER, false},
        {"--save-temps=obj", "obj", OPT_SAVE_TEMPS, false},
        {"--write-dependencies", NULL, OPT_DEPENDENCIES_TOO, false},
        {"--write-user-dependencies", NULL, OPT_DEPENDENCY_WORDS, false},
        {"-dumpbase-ext", NULL, OPT_DUMP_SUFFIX, true},
        {"--dumpdir=x/", "x/", OPT_DUMP_DIRECTORY, false},
        {"--plugin=one.so", NULL, OPT_UNPIPED, false}, /* gcc: -fplugin= */
        {"--compare-debug", NULL, OPT_UNPIPED, false},
        {"-fplugin-arg-one-two", NULL, OPT_UNPIPED, false},
        {"--no-pie", NULL, OPT_OTHER, false}, /* gcc: -fno-pie */
        {"-nostdlib", NULL, OPT_NO_LIBRARIES, false},
        {"-nostdlib++", NULL, OPT_NO_CXX_LIBRARY, false},
        {"-nostdinc++", NULL, OPT_NO_CXX_HEADERS, false},
        {"--no-standard-libraries", NULL, OPT_NO_LIBRARIES, false},
        {"--sanitize=address", "address", OPT_SANITIZE, false}, /* gcc: -fsanitize= */
        {"--openmp", NULL, OPT_OPENMP, false},
        {"--no-openmp", NULL, OPT_NO_OPENMP, false},
        {"--freestanding", NULL, OPT_FREESTANDING, false},
        {"-fopenmp=libomp", "libomp", OPT_OPENMP, false},
        {"-fopenmp-simd", NULL, OPT_OTHER, false},
        {"-Wp,-I,x", "-I,x", OPT_PREPROCESSOR_WORDS, false},
        {"-iwithprefixbefore", NULL, OPT_PREFIXED_DIR, true},
        {"-DX", "X", OPT_DEFINE, false},
        {"-fxray-modes=", NULL, OPT_OTHER, true},
        {"-fxray-modes=all", "all", OPT_OTHER, false},
        {"-m32", NULL, OPT_MACHINE_MODE, false},
        {"-m32x", NULL, OPT_OTHER, false},
        {"-mx32", NULL, OPT_MACHINE_MODE, false},
        {"--machine=32", NULL, OPT_MACHINE_MODE, false},
        {"--machine", NULL, OPT_MACHINE_MODE, true},
        {"-fuse-ld=gold", "gold", OPT_OTHER, false},
        {"-M", NULL, OPT_DEPENDENCIES, false},
        {"-MD", NULL, OPT_DEPENDENCIES_TOO, false},
        {"-MMD", NULL, OPT_DEPENDENCY_WORDS, false},
        {"-MT", NULL, OPT_DEPENDENCY_WORDS, true},
        {"-MF", NULL, OPT_DEPENDENCY_FILE, true},
        {"-MFa.d", "a.d", OPT_DEPENDENCY_FILE, false},
        {"-print-file-name=libc.so", "libc.so", OPT_PRINT_FILE_NAME, false},
        {"--print-file-name", NULL, OPT_PRINT_FILE_NAME, true},
        {"-print-multiarch", NULL, OPT_PRINT_MACHINE, false},
        {"-print-sysroot", "sysroot", OPT_OTHER, false},
        {"-print-ivar-layout", NULL, OPT_OTHER, false},
        {"-target", NULL, OPT_TARGET, true},
        {"--target=x86_64-linux-gnu", "x86_64-linux-gnu", OPT_TARGET, false},
        {"-undef", NULL, OPT_OTHER, false},
        {"-undefined", NULL, OPT_OTHER, true},
        {"-umain", "main", OPT_HANDED_ON, false},
        {"-cc1as", NULL, OPT_CC1, false},
        {"-Og", NULL, OPT_OTHER, false},
        {"-s", NULL, OPT_HANDED_ON, false},
        {"-", NULL, OPT_OTHER, false},
        {"--", NULL, OPT_END_OF_OPTIONS, false},
        {"---", NULL, OPT_OTHER, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        struct option_match match = option_find(rows[i].word);
        bool same_value =
            rows[i].joined ? match.joined && !strcmp(match.joined, rows[i].joined) : !match.joined;
        if (match.id != rows[i].id || !same_value || match.takes_next != rows[i].takes_next)
            fail_msg("%s: option %d, value %s, takes next %d", rows[i].word, (int)match.id,
                     match.joined ? match.joined : "none", match.takes_next);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(table_is_sorted_and_consistent),
        cmocka_unit_test(every_row_is_found_by_its_own_name),
        cmocka_unit_test(long_names_mean_options_of_one_dash),
        cmocka_unit_test(spellings_mean_what_gcc_and_clang_take_them_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
