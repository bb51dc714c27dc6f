#include "toolchain/cross.h"

#include <string.h>

#include "base/fs.h"
#include "base/text.h"

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

/* Returns the triplet as the names of Debian's packages have it, without underscores. */
static const char *in_package(struct arena *arena, const char *triplet)
{
    char *name = arena_strdup(arena, triplet);
    for (char *c = name; (c = strchr(c, '_'));)
        *c = '-';
    return name;
}

const char *cross_advice(struct arena *arena, const struct arch *arch, bool is_cxx)
{
    if (arch == arch_of_host())
        return "";
    const char *triplet = arch_compiler_triplet(arch);
    const char *biarch =
        arch->biarch && strcmp(arch->biarch, arch_of_host()->name) == 0
            ? arena_printf(arena,
                           "\n  (or, for %s: apt-get install %s-multilib, dnf install "
                           "glibc-devel.%s %s.%s, zypper install %s-32bit)",
                           arch->machine_option, is_cxx ? "g++" : "gcc", arch->rpm,
                           is_cxx ? "libstdc++-static" : "libgcc", arch->rpm,
                           is_cxx ? "gcc-c++" : "gcc")
            : "";
    return arena_printf(
        arena,
        "\n  apt-get install %s-%s (Debian, Ubuntu), dnf install gcc%s-%s (Fedora), "
        "pacman -S %s-gcc (Arch), zypper install cross-%s-gcc%s (openSUSE), apk "
        "add clang lld (Alpine)%s",
        is_cxx ? "g++" : "gcc", in_package(arena, triplet), is_cxx ? "-c++" : "", triplet, triplet,
        arch->rpm, "14", biarch);
}

const char *cross_headers_advice(struct arena *arena, const struct arch *arch)
{
    return arena_printf(
        arena,
        "\n  apt-get install libc6-dev-%s-cross (Debian, Ubuntu), pacman -S %s-glibc "
        "(Arch), zypper install cross-%s-glibc-devel (openSUSE), or use a cross "
        "compiler with a C library of its own (crosstool-NG)",
        arch->debian, arch_compiler_triplet(arch), arch->rpm);
}
