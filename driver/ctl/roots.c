#include "ctl/roots.h"

#include <string.h>
#include <unistd.h>

#include "base/environment.h"
#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "toolchain/cross.h"

enum { MOST_LINKS = 40, LONGEST_LINK = 4096 };

static void add(struct arena *arena, struct strvec *roots, const char *directory)
{
    if (fs_is_dir(directory) && !strvec_contains(roots, directory))
        strvec_push(arena, roots, directory);
}

/* Adds what may be the target's system in a cross compiler's directory: itself (Debian), or below
 * it (Fedora, crosstool-NG, Linaro). */
static void add_cross(struct arena *arena, struct strvec *roots, const char *directory)
{
    static const char *const below[] = {"", "/sys-root", "/sysroot", "/libc"};
    for (size_t i = 0; i < sizeof(below) / sizeof(*below); i++)
        add(arena, roots, arena_printf(arena, "%s%s", directory, below[i]));
}

/* Adds the directory of each cross gcc on PATH: PREFIX/TRIPLET of PREFIX/bin/TRIPLET-gcc. */
static void add_compilers(struct arena *arena, struct strvec *roots, const char *const *environment,
                          const struct arch *arch)
{
    static const char gcc[] = "-gcc";
    struct strvec names = cross_names(arena, arch, gcc + 1);
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        struct program_search search =
            program_search(arena, environment_get(environment, "PATH"), name, NULL);
        const char *path = program_search_next(&search);
        if (!path)
            continue;
        const char *prefix = text_directory(arena, text_directory(arena, path));
        add_cross(arena, roots,
                  arena_printf(arena, "%s/%.*s", prefix, (int)(strlen(name) - strlen(gcc)), name));
    }
}

struct strvec roots_of_machine(struct arena *arena, const char *const *environment,
                               const struct arch *arch)
{
    struct strvec roots = {0};
    const char *of_qemu = environment_get(environment, "QEMU_LD_PREFIX");
    if (of_qemu && *of_qemu && arch != arch_of_host()) {
        strvec_push(arena, &roots, of_qemu);
        return roots;
    }
    strvec_push(arena, &roots, "");
    const char *const triplets[] = {arch_compiler_triplet(arch), arch->debian_triplet,
                                    arch->musl_triplet};
    for (size_t i = 0; i < sizeof(triplets) / sizeof(*triplets); i++)
        add_cross(arena, &roots, arena_printf(arena, "/usr/%s", triplets[i]));
    add_compilers(arena, &roots, environment, arch);
    add(arena, &roots, arena_printf(arena, "/etc/qemu-binfmt/%s", arch->qemu)); /* Debian's qemu */
    return roots;
}

/* Returns `path` without its last component. */
static const char *parent_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(arena, path, (size_t)(slash - path)) : "";
}

const char *roots_file(struct arena *arena, const char *root, const char *path)
{
    const char *done = ""; /* a path below the root, without links */
    unsigned links = 0;
    for (const char *rest = path; *rest;) {
        char target[LONGEST_LINK];
        size_t slashes = strspn(rest, "/");
        const char *name = arena_strndup(arena, rest + slashes, strcspn(rest + slashes, "/"));
        rest += slashes + strlen(name);
        if (!*name || strcmp(name, ".") == 0)
            continue;
        if (strcmp(name, "..") == 0) {
            done = parent_of(arena, done);
            continue;
        }
        const char *next = arena_printf(arena, "%s/%s", done, name);
        ssize_t length =
            readlink(arena_printf(arena, "%s%s", root, next), target, sizeof(target) - 1);
        if (length < 0) {
            done = next;
            continue;
        }
        if (++links > MOST_LINKS)
            return NULL;
        target[length] = '\0';
        rest = arena_printf(arena, "%s%s", target, rest);
        rest = *target == '/' ? rest : arena_printf(arena, "/%s", rest);
        done = *target == '/' ? "" : done;
    }
    const char *file = arena_printf(arena, "%s%s", root, done);
    return fs_exists(file) ? file : NULL;
}

struct strvec roots_libraries(struct arena *arena, const char *root, const struct arch *arch)
{
    struct strvec names = {0};
    const char *const triplets[] = {arch->debian_triplet, arch->musl_triplet};
    for (size_t i = 0; i < sizeof(triplets) / sizeof(*triplets); i++) {
        strvec_pushf(arena, &names, "%s/lib/%s", root, triplets[i]);
        strvec_pushf(arena, &names, "%s/usr/lib/%s", root, triplets[i]);
    }
    static const char *const plain[] = {"lib64", "usr/lib64", "lib", "usr/lib"};
    for (size_t i = 0; i < sizeof(plain) / sizeof(*plain); i++) {
        if (arch->library_subdirectory)
            strvec_pushf(arena, &names, "%s/%s/%s", root, plain[i], arch->library_subdirectory);
        strvec_pushf(arena, &names, "%s/%s", root, plain[i]);
    }
    struct strvec directories = {0};
    for (size_t i = 0; i < names.count; i++)
        add(arena, &directories, names.items[i]);
    return directories;
}
