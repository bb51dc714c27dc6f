#include "toolchain/compiler_libraries.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/strvec.h"
#include "base/text.h"

#define LIBM "AS_NEEDED ( libm.so.6 )"

const struct compiler_library compiler_libraries[] = {
    {"libstdc++", "", "_Z __cxa_ __gxx_", "link with abic++, the C++ driver", false},
    {"libstdc++fs", "", "", "", false},
    {"libstdc++exp", "", "", "", false},
    {"libsupc++", "", "", "", false},
    {"libgcc", "", "", "", false},
    {"libgcc_eh", "", "", "", false},
    {"libgomp", "", "GOMP_ GOACC_ omp_ acc_", "link with -fopenmp too", true},
    {"libomp", "", "__kmpc_ kmp_", "link with -fopenmp too", true}, /* clang's */
    {"libatomic", "", "__atomic_", "add -latomic at the end of the command line", false},
    {"libquadmath", LIBM, "", "", false},
    {"libgfortran", "libquadmath.a " LIBM, "_gfortran_",
     "add -lgfortran at the end of the command line", false},
    {"libgcov", "", "__gcov_", "link with --coverage too", false},
    {"libitm", "", "_ITM_", "link with -fgnu-tm too", false},
    {"libobjc", "", "objc_ __objc_", "add -lobjc at the end of the command line", false},
    {"libasan", "", "__asan_ __sanitizer_", "link with -fsanitize=address too", true},
    {"libtsan", "", "__tsan_", "link with -fsanitize=thread too", true},
    {"liblsan", "", "__lsan_", "link with -fsanitize=leak too", true},
    {"libubsan", "", "__ubsan_", "link with -fsanitize=undefined too", true},
};
const size_t compiler_library_count = sizeof(compiler_libraries) / sizeof(*compiler_libraries);

bool compiler_library_may_have(const struct compiler_library *library, const char *name)
{
    const char *prefix = library->prefixes;
    while (*prefix) {
        size_t length = strcspn(prefix, " ");
        if (strncmp(name, prefix, length) == 0)
            return true;
        prefix += length;
        prefix += strspn(prefix, " ");
    }
    return false;
}

const struct compiler_library *compiler_library_find(const char *name)
{
    for (size_t i = 0; i < compiler_library_count; i++)
        if (compiler_library_may_have(&compiler_libraries[i], name))
            return &compiler_libraries[i];
    return NULL;
}

bool compiler_library_is_of_cxx(const struct compiler_library *library)
{
    return text_begins_with(library->name, "libgcc") || text_ends_with(library->name, "c++") ||
           text_begins_with(library->name, "libstdc++");
}

const char *compiler_libraries_llvm_directory(struct arena *arena,
                                              const struct toolchain *toolchain)
{
    const char *real = fs_real(arena, toolchain->program);
    if (toolchain->family != COMPILER_CLANG || !real)
        return toolchain->install_dir;
    return arena_printf(arena, "%.*s../lib", (int)(text_file_name(real) - real), real);
}
