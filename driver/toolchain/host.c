#include "toolchain/host.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"
#include "tables/arch.h"

/* Returns those of the directories that exist. In a pattern, '*' stands for the triplet; those
 * without one are passed over where there is none. */
static struct strvec present(struct arena *arena, const char *const *patterns, size_t count,
                             const char *triplet)
{
    struct strvec directories = {0};
    for (size_t i = 0; i < count; i++) {
        const char *star = strchr(patterns[i], '*');
        if (star && !triplet)
            continue;
        const char *path = star ? arena_printf(arena, "%.*s%s%s", (int)(star - patterns[i]),
                                               patterns[i], triplet, star + 1)
                                : patterns[i];
        if (fs_is_dir(path))
            strvec_push(arena, &directories, path);
    }
    return directories;
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Where the headers of a cross compiler's C library are: beside the compiler (Debian), or in its
 * own sysroot (Fedora, crosstool-NG). '*' stands for the directory of the target. */
static const char *const cross_patterns[] = {"*/include", "*/sys-root/usr/include",
                                             "*/sysroot/usr/include"};
/* '*' stands for the architecture's triplet. */
static const char *const include_patterns[] = {"/usr/include/*", "/usr/include"};
static const char *const library_patterns[] = {"/usr/lib/*", "/lib/*",   "/usr/lib64",
                                               "/lib64",     "/usr/lib", "/lib"};
static const char *const cross_library_patterns[] = {"/usr/*/lib", "/usr/lib/*", "/lib/*"};

/* Returns the first of the directories that has the headers of a C library. */
static struct strvec first_with_libc(struct arena *arena, const struct strvec *directories)
{
    struct strvec found = {0};
    for (size_t i = 0; i < directories->count && !found.count; i++)
        if (fs_exists(arena_printf(arena, "%s/features.h", directories->items[i])))
            strvec_push(arena, &found, directories->items[i]);
    return found;
}

struct strvec host_include_directories(struct arena *arena, const struct toolchain *toolchain)
{
    const struct arch *arch = arch_find(toolchain->arch);
    if (*toolchain->cross) {
        struct strvec all = present(arena, cross_patterns, COUNT(cross_patterns), toolchain->cross);
        struct strvec own = first_with_libc(arena, &all);
        if (own.count)
            return own;
    } else if (arch && arch->biarch) { /* one set of headers for both */
        arch = arch_find(arch->biarch);
    }
    const char *triplet = arch ? arch->debian_triplet : NULL;
    /* /usr/include alone describes this machine. */
    if (arch && arch != arch_of_host() && !present(arena, include_patterns, 1, triplet).count)
        return (struct strvec){0};
    return present(arena, include_patterns, COUNT(include_patterns), triplet);
}

struct strvec host_library_directories(struct arena *arena, const char *name)
{
    const struct arch *arch = arch_find(name);
    const char *triplet = arch ? arch->debian_triplet : NULL;
    if (!arch || arch == arch_of_host())
        return present(arena, library_patterns, COUNT(library_patterns), triplet);
    struct strvec directories =
        present(arena, cross_library_patterns, 1, arch_compiler_triplet(arch));
    struct strvec multiarch =
        present(arena, cross_library_patterns, COUNT(cross_library_patterns), triplet);
    for (size_t i = 0; i < multiarch.count; i++)
        if (!strvec_contains(&directories, multiarch.items[i]))
            strvec_push(arena, &directories, multiarch.items[i]);
    return directories;
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

/* Returns /usr/TRIPLET where the path is below it, else the path itself. */
static const char *cross_prefix(struct arena *arena, const char *path)
{
    static const char usr[] = "/usr/";
    if (!text_begins_with(path, usr))
        return path;
    size_t length = strcspn(path + strlen(usr), "/");
    const char *name = arena_strndup(arena, path + strlen(usr), length);
    return arch_of_triplet(arena, name) ? arena_printf(arena, "%s%s", usr, name) : path;
}

bool host_is_clang_directory(const char *real)
{
    return strstr(real, "/lib/clang/") || strstr(real, "/lib64/clang/");
}

bool host_is_library_directory(struct arena *arena, const char *directory, const char *install_dir)
{
    const char *real = fs_real(arena, directory);
    if (!real || (*install_dir && is_below(real, install_dir)) || host_is_clang_directory(real))
        return false;
    return is_below_lib_of(real, "") || is_below_lib_of(real, "/usr") ||
           is_below_lib_of(real, "/usr/local") || is_below_lib_of(real, cross_prefix(arena, real));
}

static bool is_one_of(struct arena *arena, const char *real, const struct strvec *directories)
{
    for (size_t i = 0; i < directories->count; i++) {
        const char *own = fs_real(arena, directories->items[i]);
        if (own && strcmp(own, real) == 0)
            return true;
    }
    return false;
}

bool host_is_include_directory(struct arena *arena, const char *directory,
                               const struct toolchain *toolchain)
{
    const char *real = fs_real(arena, directory);
    if (!real)
        return false;
    if (strcmp(real, "/usr/local/include") == 0)
        return true;
    const struct strvec own = host_include_directories(arena, toolchain);
    if (!*toolchain->cross) /* they are this machine's */
        return is_one_of(arena, real, &own);
    const struct strvec of_machine =
        present(arena, include_patterns, COUNT(include_patterns), arch_of_host()->debian_triplet);
    return is_one_of(arena, real, &own) || is_one_of(arena, real, &of_machine);
}
