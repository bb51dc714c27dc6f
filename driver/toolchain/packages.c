#include "toolchain/packages.h"

#include <string.h>

#include "base/environment.h"
#include "base/search_path.h"
#include "base/strvec.h"

enum { MANAGERS = 5 };

static const struct manager {
    const char *program;
    const char *command;
    const char *distribution;
} managers[MANAGERS] = {
    {"apt-get", "apt-get install", "Debian, Ubuntu"},
    {"dnf", "dnf install", "Fedora"},
    {"pacman", "pacman -S", "Arch"},
    {"zypper", "zypper install", "openSUSE"},
    {"apk", "apk add", "Alpine"},
};

static bool is_on_path(struct arena *arena, const char *const *environment, const char *name)
{
    struct program_search search =
        program_search(arena, environment_get(environment, "PATH"), name, NULL);
    return program_search_next(&search) != NULL;
}

/* Returns the names for managers[i]. */
static const char *names_for(const struct packages *packages, size_t i)
{
    const char *const names[MANAGERS] = {packages->apt, packages->dnf, packages->pacman,
                                         packages->zypper, packages->apk};
    return names[i];
}

/* Returns the distributions that have the packages under the names for managers[i]. */
static const char *distribution(struct arena *arena, const struct packages *packages, size_t i)
{
    if (i > 0 || !packages->apt_since)
        return managers[i].distribution;
    return arena_printf(arena, "Debian since %s, Ubuntu", packages->apt_since);
}

const char *packages_commands(struct arena *arena, const struct packages *packages)
{
    struct strvec all = {0};
    for (size_t i = 0; i < MANAGERS; i++)
        if (names_for(packages, i))
            strvec_pushf(arena, &all, "%s %s (%s)", managers[i].command, names_for(packages, i),
                         distribution(arena, packages, i));
    return strvec_join(arena, &all, ", ");
}

const char *packages_advice(struct arena *arena, const char *const *environment,
                            const struct packages *packages)
{
    for (size_t i = 0; i < MANAGERS; i++)
        if (names_for(packages, i) && is_on_path(arena, environment, managers[i].program))
            return arena_printf(arena, "%s %s%s", managers[i].command, names_for(packages, i),
                                i > 0 || !packages->apt_since
                                    ? ""
                                    : arena_printf(arena, " # Debian has them since release %s",
                                                   packages->apt_since));
    return packages_commands(arena, packages);
}

/* Returns the triplet as the names of Debian's packages have it, without underscores. */
static const char *in_package(struct arena *arena, const char *triplet)
{
    char *name = arena_strdup(arena, triplet);
    for (char *c = name; (c = strchr(c, '_'));)
        *c = '-';
    return name;
}

static bool is_of_this_machine(const struct arch *arch)
{
    return arch->biarch && strcmp(arch->biarch, arch_of_host()->name) == 0;
}

struct packages packages_own_compilers(void)
{
    return (struct packages){.apt = "g++",
                             .dnf = "gcc-c++ libstdc++-static",
                             .pacman = "gcc",
                             .zypper = "gcc-c++",
                             .apk = "g++"};
}

struct packages packages_compilers(struct arena *arena, const struct arch *arch)
{
    const char *triplet = arch_compiler_triplet(arch);
    const char *cross =
        arena_printf(arena, "g++-%s libc6-dev-%s-cross", in_package(arena, triplet), arch->debian);
    if (is_of_this_machine(arch))
        return (struct packages){
            .apt = cross,
            .dnf = arena_printf(arena, "glibc-devel.%s libstdc++-static.%s", arch->rpm, arch->rpm),
            .pacman = "lib32-glibc lib32-gcc-libs",
            .zypper = "gcc-c++-32bit glibc-devel-32bit"};
    return (struct packages){
        .apt = cross,
        .apt_since = arch->debian_compilers,
        .dnf = arena_printf(arena, "gcc-c++-%s", triplet),
        .pacman = arena_printf(arena, "%s-gcc", triplet),
        .zypper = arena_printf(arena, "cross-%s-gcc14 cross-%s-glibc-devel", arch->rpm, arch->rpm),
        .apk = "clang lld"};
}

struct packages packages_headers(struct arena *arena, const struct arch *arch)
{
    return (struct packages){.apt = arena_printf(arena, "libc6-dev-%s-cross", arch->debian),
                             .pacman = arena_printf(arena, "%s-glibc", arch_compiler_triplet(arch)),
                             .zypper = arena_printf(arena, "cross-%s-glibc-devel", arch->rpm)};
}

struct packages packages_libc(struct arena *arena, const struct arch *arch)
{
    if (is_of_this_machine(arch))
        return (struct packages){.apt = arena_printf(arena, "libc6-%s", arch->debian),
                                 .dnf = arena_printf(arena, "glibc.%s", arch->rpm),
                                 .pacman = "lib32-glibc",
                                 .zypper = "glibc-32bit"};
    return (struct packages){.apt = arena_printf(arena, "libc6-%s-cross", arch->debian),
                             .pacman = arena_printf(arena, "%s-glibc", arch_compiler_triplet(arch)),
                             .zypper = arena_printf(arena, "cross-%s-glibc-devel", arch->rpm)};
}

struct packages packages_emulator(struct arena *arena, const struct arch *arch)
{
    return (struct packages){.apt = "qemu-user",
                             .dnf = "qemu-user",
                             .pacman = "qemu-user",
                             .zypper = "qemu-linux-user",
                             .apk = arena_printf(arena, "qemu-%s", arch->qemu)};
}
