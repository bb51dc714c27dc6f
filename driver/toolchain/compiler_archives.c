#include "toolchain/compiler_archives.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "toolchain/compiler_libraries.h"

#define SUFFIX ".a"

/* Those that sysroots have no name for. */
static const struct {
    const char *name;
    enum archive_kind kind;
} others[] = {
    {"libc++", ARCHIVE_LIBCXX},
    {"libc++abi", ARCHIVE_LIBCXX},
    {"libc++experimental", ARCHIVE_RUNTIME},
    {"libhwasan", ARCHIVE_RUNTIME},
    {"libsupc++", ARCHIVE_LIBSTDCXX},
    {"libstdc++", ARCHIVE_LIBSTDCXX},
    {"libgcc", ARCHIVE_OTHER},
    {"libunwind", ARCHIVE_RUNTIME},
};

enum archive_kind compiler_archive_kind(const char *name)
{
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++)
        if (strcmp(others[i].name, name) == 0)
            return others[i].kind;
    for (size_t i = 0; i < compiler_library_count; i++)
        if (strcmp(compiler_libraries[i].name, name) == 0)
            return ARCHIVE_RUNTIME;
    return text_begins_with(name, "libclang_rt.") ? ARCHIVE_RUNTIME : ARCHIVE_OTHER;
}

enum archive_kind compiler_archive_kind_of_file(struct arena *arena, const char *path)
{
    const char *file = text_file_name(path);
    if (!text_ends_with(file, SUFFIX))
        return ARCHIVE_OTHER;
    return compiler_archive_kind(arena_strndup(arena, file, strlen(file) - strlen(SUFFIX)));
}

static bool is_in(struct arena *arena, const char *path, const char *directory)
{
    const char *real = *directory ? fs_real(arena, directory) : NULL;
    size_t length = (size_t)(text_file_name(path) - path) - 1;
    return real && strlen(real) == length && strncmp(path, real, length) == 0;
}

bool compiler_archive_is_of_llvm(struct arena *arena, const struct toolchain *toolchain,
                                 const char *real)
{
    return toolchain->family == COMPILER_CLANG && *real == '/' &&
           compiler_archive_kind_of_file(arena, real) != ARCHIVE_OTHER &&
           (is_in(arena, real, toolchain->libcxx) ||
            is_in(arena, real, compiler_libraries_llvm_directory(arena, toolchain)));
}
