#include "toolchain/cross.h"

#include <string.h>

#include "base/text.h"
#include "toolchain/packages.h"

/* Returns the triplet as crosstool-NG and others have it, with a vendor: aarch64-unknown-linux-gnu.
 */
static const char *with_vendor(struct arena *arena, const char *triplet)
{
    size_t length = strcspn(triplet, "-");
    return arena_printf(arena, "%.*s-unknown%s", (int)length, triplet, triplet + length);
}

struct strvec cross_names(struct arena *arena, const struct arch *arch, const char *name)
{
    struct strvec names = {0};
    if (arch == arch_of_host() || strchr(name, '/') || text_begins_with(name, "clang"))
        return names;
    const char *debian = arch_compiler_triplet(arch);
    const char *const triplets[] = {debian, with_vendor(arena, debian), arch->debian_triplet,
                                    arch->redhat_triplet,
                                    arena_printf(arena, "%s-suse-linux", arch->rpm)};
    for (size_t i = 0; i < sizeof(triplets) / sizeof(*triplets); i++) {
        const char *full = arena_printf(arena, "%s-%s", triplets[i], name);
        if (!strvec_contains(&names, full))
            strvec_push(arena, &names, full);
    }
    return names;
}

/* Takes the last names off the path. */
static const char *above(struct arena *arena, const char *path, unsigned count)
{
    while (count--)
        path = text_directory(arena, path);
    return path;
}

const char *cross_directory(struct arena *arena, const struct toolchain *toolchain)
{
    const char *prefix = toolchain_gcc_prefix(arena, toolchain);
    const char *target = text_file_name(above(arena, toolchain->install_dir, 1));
    const char *directory = text_file_name(above(arena, toolchain->install_dir, 2));
    const struct arch *of_gcc = arch_of_triplet(arena, target);
    if (!prefix || !of_gcc || (of_gcc == arch_of_host() && strcmp(directory, "gcc-cross") != 0))
        return "";
    return arena_printf(arena, "%s/%s", strcmp(prefix, "/") == 0 ? "" : prefix, target);
}

const char *cross_advice(struct arena *arena, const struct arch *arch)
{
    if (arch == arch_of_host())
        return "";
    const struct packages packages = packages_compilers(arena, arch);
    return arena_printf(arena, "\n  %s", packages_commands(arena, &packages));
}

const char *cross_headers_advice(struct arena *arena, const struct arch *arch)
{
    const struct packages packages = packages_headers(arena, arch);
    return arena_printf(arena,
                        "\n  %s, or use a cross compiler with a C library of its own "
                        "(crosstool-NG)",
                        packages_commands(arena, &packages));
}
