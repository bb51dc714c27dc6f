#include "toolchain/host.h"

#include <string.h>

#include "base/fs.h"
#include "tables/arch.h"

static struct strvec present(struct arena *arena, const char *const *patterns, size_t count,
                             const char *arch_name)
{
    struct strvec directories = {0};
    const struct arch *arch = arch_find(arch_name);
    for (size_t i = 0; i < count; i++) {
        const char *star = strchr(patterns[i], '*');
        if (star && !arch)
            continue;
        const char *path = star ? arena_printf(arena, "%.*s%s%s", (int)(star - patterns[i]),
                                               patterns[i], arch->debian_triplet, star + 1)
                                : patterns[i];
        if (fs_is_dir(path))
            strvec_push(arena, &directories, path);
    }
    return directories;
}

/* '*' stands for the architecture's triplet. */
static const char *const include_patterns[] = {"/usr/include/*", "/usr/include"};
static const char *const library_patterns[] = {"/usr/lib/*", "/lib/*",   "/usr/lib64",
                                               "/lib64",     "/usr/lib", "/lib"};

struct strvec host_include_directories(struct arena *arena, const char *arch)
{
    return present(arena, include_patterns, sizeof(include_patterns) / sizeof(*include_patterns),
                   arch);
}

struct strvec host_library_directories(struct arena *arena, const char *arch)
{
    return present(arena, library_patterns, sizeof(library_patterns) / sizeof(*library_patterns),
                   arch);
}

static bool is_below(const char *path, const char *directory)
{
    size_t length = strlen(directory);
    return strncmp(path, directory, length) == 0 && (path[length] == '/' || path[length] == '\0');
}

/* Returns whether the path is in a library directory below the prefix: lib, lib32, lib64, libx32.
 */
static bool is_below_lib_of(const char *path, const char *prefix)
{
    size_t length = strlen(prefix);
    if (strncmp(path, prefix, length) != 0 || strncmp(path + length, "/lib", 4) != 0)
        return false;
    const char *rest = path + length + 4;
    static const char *const suffixes[] = {"64", "32", "x32", ""};
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(*suffixes); i++)
        if (is_below(rest, suffixes[i]))
            return true;
    return false;
}

bool host_is_library_directory(struct arena *arena, const char *directory, const char *install_dir)
{
    const char *real = fs_real(arena, directory);
    if (!real || (*install_dir && is_below(real, install_dir)))
        return false;
    return is_below_lib_of(real, "") || is_below_lib_of(real, "/usr") ||
           is_below_lib_of(real, "/usr/local");
}

bool host_is_include_directory(struct arena *arena, const char *directory, const char *arch)
{
    const char *real = fs_real(arena, directory);
    if (!real)
        return false;
    if (strcmp(real, "/usr/local/include") == 0)
        return true;
    struct strvec directories = host_include_directories(arena, arch);
    for (size_t i = 0; i < directories.count; i++) {
        const char *own = fs_real(arena, directories.items[i]);
        if (own && strcmp(own, real) == 0)
            return true;
    }
    return false;
}
