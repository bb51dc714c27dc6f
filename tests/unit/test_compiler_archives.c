/* compiler_archives: which archives are the compiler's, and what they need. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/fs.h"
#include "toolchain/compiler_archives.h"

static void test_kinds(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        enum archive_kind kind;
    } rows[] = {
        {"libstdc++.a", ARCHIVE_LIBSTDCXX},
        {"/usr/lib/gcc/x86_64-linux-gnu/12/libstdc++.a", ARCHIVE_LIBSTDCXX},
        {"../libsupc++.a", ARCHIVE_LIBSTDCXX},
        {"libc++.a", ARCHIVE_LIBCXX},
        {"libc++abi.a", ARCHIVE_LIBCXX},
        {"libc++experimental.a", ARCHIVE_RUNTIME},
        {"libstdc++fs.a", ARCHIVE_RUNTIME},
        {"libgcc_eh.a", ARCHIVE_RUNTIME},
        {"libgomp.a", ARCHIVE_RUNTIME},
        {"libgfortran.a", ARCHIVE_RUNTIME},
        {"libunwind.a", ARCHIVE_RUNTIME},
        {"lib/linux/libclang_rt.builtins-x86_64.a", ARCHIVE_RUNTIME},
        {"libgcc.a", ARCHIVE_OTHER}, /* it needs nothing */
        {"libmystdc++.a", ARCHIVE_OTHER},
        {"libstdc++.so", ARCHIVE_OTHER},
        {"libstdc++", ARCHIVE_OTHER},
        {"libz.a", ARCHIVE_OTHER},
        {".a", ARCHIVE_OTHER},
    };
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
        if (compiler_archive_kind_of_file(&arena, rows[i].path) != rows[i].kind)
            fail_msg("%s", rows[i].path);
    arena_release(&arena);
}

static void test_runtimes_of_llvm(void **state)
{
    (void)state;
    struct error err;
    struct arena arena = {0};
    char made[] = "/tmp/abicc-archives.XXXXXX";
    assert_non_null(mkdtemp(made));
    const char *top = fs_real(&arena, made);
    const char *libcxx = arena_printf(&arena, "%s/libcxx", top);
    struct toolchain clang = {.program = arena_printf(&arena, "%s/bin/clang", top),
                              .family = COMPILER_CLANG,
                              .libcxx = libcxx};
    assert_int_equal(fs_make_dir(libcxx, 0755, &err), 0);
    assert_int_equal(fs_make_dir(arena_printf(&arena, "%s/bin", top), 0755, &err), 0);
    assert_int_equal(fs_make_dir(arena_printf(&arena, "%s/lib", top), 0755, &err), 0);
    assert_int_equal(fs_write(clang.program, "", 0, &err), 0);
    static const struct {
        const char *path;
        bool is_of_llvm;
    } rows[] = {
        {"libcxx/libc++.a", true},       {"libcxx/libunwind.a", true},
        {"lib/libomp.a", true},          {"lib/libLLVMCore.a", false},
        {"libcxx/more/libc++.a", false}, {"elsewhere/libc++.a", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
        const char *path = arena_printf(&arena, "%s/%s", top, rows[i].path);
        if (compiler_archive_is_of_llvm(&arena, &clang, path) != rows[i].is_of_llvm)
            fail_msg("%s", rows[i].path);
    }
    clang.family = COMPILER_GCC;
    assert_false(
        compiler_archive_is_of_llvm(&arena, &clang, arena_printf(&arena, "%s/libc++.a", libcxx)));
    assert_int_equal(fs_remove_tree(top, &err), 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_runtimes_of_llvm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
