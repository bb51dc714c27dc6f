/* The option table: sorted, consistent, and each spelling finds the row that the compilers mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cmdline/options.h"

static void table_is_sorted_and_consistent(void **state)
{
    (void)state;
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        if (i && strcmp(option_rows[i - 1].name, row->name) >= 0)
            fail_msg("%s stands before %s", option_rows[i - 1].name, row->name);
        if (row->name[0] != '-' || !row->name[1])
            fail_msg("%s is no option", row->name);
        if (!row->forms)
            fail_msg("%s cannot be written", row->name);
        if (row->forms & FORM_ALONE && row->forms & FORM_SEPARATE)
            fail_msg("%s both stands alone and takes the next word", row->name);
        if (row->name[strlen(row->name) - 1] == '=' && row->forms & (FORM_ALONE | FORM_SEPARATE))
            fail_msg("%s ends in '=' and has no joined value", row->name);
        if (row->forms == FORM_ALONE && row->effect == EFFECT_NONE && row->id == OPT_OTHER &&
            strcmp(row->name, "-print-ivar-layout") != 0 && strcmp(row->name, "-undef") != 0)
            fail_msg("%s says nothing", row->name);
    }
}

static void every_row_is_found_by_its_own_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < option_row_count; i++) {
        const struct option_row *row = &option_rows[i];
        char word[64] = "";
        strncat(word, row->name, sizeof(word) - 8);
        if (!(row->forms & (FORM_ALONE | FORM_SEPARATE)))
            strcat(word, "value");
        struct option_match match = option_find(word);
        if (match.id != row->id || match.effect != row->effect)
            fail_msg("%s finds another row", word);
        assert_int_equal(match.takes_next, (row->forms & (FORM_SEPARATE | FORM_BOTH)) != 0);
    }
}

static void spellings_mean_what_gcc_and_clang_take_them_for(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        enum option_id id;
        const char *joined;
        bool takes_next;
    } rows[] = {
        {"-o", OPT_OUTPUT, NULL, true},
        {"-oout", OPT_OUTPUT, "out", false},
        {"-o=out", OPT_OUTPUT, "=out", false},
        {"--output=out", OPT_OUTPUT, "out", false},
        {"--output", OPT_OUTPUT, NULL, true},
        {"--outputx", OPT_OTHER, NULL, false},
        {"-l", OPT_LIBRARY, NULL, true},
        {"-l:libz.a", OPT_LIBRARY, ":libz.a", false},
        {"-L/usr/lib", OPT_LIBRARY_DIR, "/usr/lib", false},
        {"--library-directory", OPT_LIBRARY_DIR, NULL, true},
        {"-Bstatic", OPT_PREFIX, "static", false},
        {"-I-", OPT_INCLUDE_DIR, "-", false},
        {"-isystem", OPT_SYSTEM_DIR, NULL, true},
        {"-isystem/usr/include", OPT_SYSTEM_DIR, "/usr/include", false},
        {"-isystem-after", OPT_AFTER_DIR, NULL, true},
        {"-isysroot", OPT_OTHER, NULL, true},
        {"-includeconfig.h", OPT_INCLUDE_FILE, "config.h", false},
        {"-include-pch", OPT_OTHER, NULL, true},
        {"--sysroot", OPT_SYSROOT, NULL, true},
        {"--sysroot=", OPT_SYSROOT, "", false},
        {"-specs=a.specs", OPT_SPECS, "a.specs", false},
        {"-Wl,-z,now", OPT_LINKER_WORDS, "-z,now", false},
        {"-Wl", OPT_OTHER, NULL, false},
        {"-Wlarger-than-1", OPT_OTHER, NULL, false},
        {"-Xlinker", OPT_XLINKER, NULL, true},
        {"-Xclang", OPT_OTHER, NULL, true},
        {"-Xarch_host", OPT_OTHER, "host", true},
        {"-static", OPT_STATIC, NULL, false},
        {"-static-pie", OPT_STATIC_PIE, NULL, false},
        {"-static-libgcc", OPT_STATIC_LIBGCC, NULL, false},
        {"-static-libstdc++", OPT_STATIC_LIBSTDCXX, NULL, false},
        {"-static-libasan", OPT_OTHER, NULL, false},
        {"-shared-libgcc", OPT_SHARED_LIBGCC, NULL, false},
        {"--shared", OPT_SHARED, NULL, false},
        {"--no-pie", OPT_OTHER, NULL, false}, /* gcc: -fno-pie */
        {"-nostdlib", OPT_NOSTDLIB, NULL, false},
        {"-nostdlib++", OPT_OTHER, NULL, false},
        {"-nostdinc++", OPT_OTHER, NULL, false},
        {"-m32", OPT_MACHINE_MODE, NULL, false},
        {"-m32x", OPT_OTHER, NULL, false},
        {"-mx32", OPT_MACHINE_MODE, NULL, false},
        {"--machine=32", OPT_MACHINE_MODE, NULL, false},
        {"-fuse-ld=gold", OPT_FUSE_LD, "gold", false},
        {"-M", OPT_M, NULL, false},
        {"-MD", OPT_OTHER, NULL, false},
        {"-MMD", OPT_OTHER, NULL, false},
        {"-MF", OPT_OTHER, NULL, true},
        {"-MFa.d", OPT_OTHER, "a.d", false},
        {"-print-file-name=libc.so", OPT_PRINT_FILE_NAME, "libc.so", false},
        {"--print-file-name", OPT_PRINT_FILE_NAME, NULL, true},
        {"-print-multiarch", OPT_PRINT_OTHER, "multiarch", false},
        {"-print-ivar-layout", OPT_OTHER, NULL, false},
        {"-target", OPT_TARGET, NULL, true},
        {"--target=x86_64-linux-gnu", OPT_TARGET, "x86_64-linux-gnu", false},
        {"-undef", OPT_OTHER, NULL, false},
        {"-undefined", OPT_OTHER, NULL, true},
        {"-umain", OPT_OTHER, "main", false},
        {"-cc1as", OPT_CC1, NULL, false},
        {"-Og", OPT_OTHER, NULL, false},
        {"-s", OPT_OTHER, NULL, false},
        {"-", OPT_OTHER, NULL, false},
        {"--", OPT_END_OF_OPTIONS, NULL, false},
        {"---", OPT_OTHER, NULL, false},
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
        cmocka_unit_test(spellings_mean_what_gcc_and_clang_take_them_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
