#include <elf.h>
#include <endian.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/search_path.h"
#include "base/text.h"
#include "sysroot/musl/musl.h"
#include "sysroot/musl/musl_version.h"
#include "tables/musl_abi.h"

/* musl-gcc and its specs are short; a longer file is something else. */
enum { SCRIPT_LIMIT = 16 * 1024 };

/* Returns whether the file is an object of the architecture. */
static bool is_object_of(const struct arch *arch, const char *path)
{
    Elf32_Ehdr header; /* all that is asked is at the same place in both classes */
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || read(fd, &header, sizeof(header)) != (ssize_t)sizeof(header) ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return false;
    bool is_big_endian = header.e_ident[EI_DATA] == ELFDATA2MSB;
    unsigned machine = is_big_endian ? be16toh(header.e_machine) : le16toh(header.e_machine);
    return arch_by_elf(machine, header.e_ident[EI_CLASS] == ELFCLASS64, is_big_endian) == arch;
}

/* A search for the host's musl. */
struct search {
    struct arena *arena;
    const struct arch *arch;
    struct witness *sources;
};

/* Notes the file as one that decides, and returns its path. */
static const char *see(const struct search *search, const char *directory, const char *name)
{
    const char *path = arena_printf(search->arena, "%s/%s", directory, name);
    witness_see(search->arena, search->sources, path);
    return path;
}

/* Fills `host` if the two directories have a complete musl for the architecture. */
static bool try_directories(const struct search *search, const char *include, const char *lib,
                            struct musl_host *host)
{
    struct error ignored;
    if (!fs_exists(see(search, include, "stdio.h")) ||
        !is_object_of(search->arch, see(search, lib, "crt1.o")))
        return false;
    struct version version;
    if (musl_version_read(search->arena, see(search, lib, "libc.a"), &version, &ignored) < 0)
        return false;
    *host = (struct musl_host){.include = include, .lib = lib, .version = version};
    return true;
}

/* Returns the text after `mark` up to the next blank, '"' or the end; NULL without the mark. */
static const char *word_after(struct arena *arena, const char *text, const char *mark)
{
    const char *start = strstr(text, mark);
    if (!start)
        return NULL;
    start += strlen(mark);
    start += strspn(start, " \t\"'");
    size_t length = strcspn(start, " \t\n\"'");
    return length ? arena_strndup(arena, start, length) : NULL;
}

static const char *read_script(const struct search *search, const char *path)
{
    struct error ignored;
    struct stat st;
    const char *text;
    size_t size;
    witness_see(search->arena, search->sources, path);
    if (stat(path, &st) < 0 || st.st_size > SCRIPT_LIMIT ||
        fs_read(search->arena, path, &text, &size, &ignored) < 0)
        return NULL;
    return text;
}

/* Reads the directories in the specs of a musl-gcc: `-specs "FILE"` in the script, then `-isystem
 * DIRECTORY` and, under *link_libgcc, `-LDIRECTORY` in that file (musl's tools/musl-gcc.specs.sh).
 */
static bool try_musl_gcc(const struct search *search, const char *script, struct musl_host *host)
{
    struct arena *arena = search->arena;
    const char *text = read_script(search, script);
    const char *specs_path = text ? word_after(arena, text, "-specs") : NULL;
    const char *specs = specs_path ? read_script(search, specs_path) : NULL;
    const char *include = specs ? word_after(arena, specs, "-isystem") : NULL;
    const char *link = specs ? strstr(specs, "*link_libgcc:") : NULL;
    const char *lib = link ? word_after(arena, link, "-L") : NULL;
    return include && lib && try_directories(search, include, lib, host);
}

/* Returns the triplets by which musl's cross compilers and their directories are called. */
static struct strvec triplets_of(struct arena *arena, const struct arch *arch)
{
    struct strvec triplets = {0};
    const char *own = arch->musl_triplet;
    size_t length = strcspn(own, "-");
    strvec_push(arena, &triplets, own);
    strvec_pushf(arena, &triplets, "%.*s-unknown%s", (int)length, own, own + length);
    strvec_pushf(arena, &triplets, "%s%s", arch->rpm, own + length); /* i686-linux-musl */
    if (arch->alpine_triplet)
        strvec_push(arena, &triplets, arch->alpine_triplet);
    return triplets;
}

/* Where musl's headers and libraries are below some root; %s is the triplet. */
struct place {
    const char *include;
    const char *lib;
};

/* Where packages install them. */
static const struct place places[] = {
    {"/usr/include/%s", "/usr/lib/%s"},                 /* Debian, Ubuntu: musl-dev */
    {"/usr/%s/include", "/usr/%s/lib64"},               /* Fedora: musl-devel */
    {"/usr/%s/include", "/usr/%s/lib"},                 /* the cross compilers of Alpine */
    {"/usr/%s/usr/include", "/usr/%s/usr/lib"},         /* Gentoo's crossdev */
    {"/usr/lib/musl/include", "/usr/lib/musl/lib"},     /* Arch: musl */
    {"/usr/local/musl/include", "/usr/local/musl/lib"}, /* musl's own make install */
    {"/usr/include", "/usr/lib"},                       /* Alpine, Void: musl is the host's libc */
};

/* The same below the directory of a target, or the prefix of musl. */
static const struct place own_places[] = {
    {"/include", "/lib"},                           /* musl-cross-make, musl itself */
    {"/usr/include", "/usr/lib"},                   /* Gentoo's crossdev */
    {"/sysroot/usr/include", "/sysroot/usr/lib"},   /* crosstool-NG */
    {"/sys-root/usr/include", "/sys-root/usr/lib"}, /* the same, elsewhere */
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Returns one of `places` for a triplet. */
static const char *place(struct arena *arena, const char *root, const char *pattern,
                         const char *triplet)
{
    const char *gap = strstr(pattern, "%s");
    if (!gap)
        return arena_printf(arena, "%s%s", root, pattern);
    return arena_printf(arena, "%s%.*s%s%s", root, (int)(gap - pattern), pattern, triplet, gap + 2);
}

/* Tries the places below the root, for all triplets of the architecture; `looked`, unless it is
 * NULL, gets those for musl's own. */
static bool try_places(const struct search *search, const char *root, struct strvec *looked,
                       struct musl_host *host)
{
    const struct strvec triplets = triplets_of(search->arena, search->arch);
    for (size_t i = 0; i < COUNT(places); i++)
        for (size_t j = 0; j < triplets.count; j++) {
            bool is_for_all = !strstr(places[i].lib, "%s");
            const char *lib = place(search->arena, root, places[i].lib, triplets.items[j]);
            if (is_for_all && j > 0)
                continue;
            if (try_directories(search,
                                place(search->arena, root, places[i].include, triplets.items[j]),
                                lib, host))
                return true;
            if (looked && j == 0)
                strvec_push(search->arena, looked, lib);
        }
    return false;
}

/* Tries a directory that has one musl: that of a cross compiler's target, or of `make install`. */
static bool try_own_places(const struct search *search, const char *directory,
                           struct musl_host *host)
{
    for (size_t i = 0; i < COUNT(own_places); i++)
        if (try_directories(search, place(search->arena, directory, own_places[i].include, ""),
                            place(search->arena, directory, own_places[i].lib, ""), host))
            return true;
    return false;
}

/* Returns the directories of the kernel's headers, if they were unpacked there, too. */
static struct strvec kernel_directories(const struct search *search, const char *root)
{
    struct strvec directories = {0};
    const char *include = arena_printf(search->arena, "%s/usr/include", root);
    if (!fs_exists(see(search, include, "linux/version.h")))
        return directories;
    strvec_pushf(search->arena, &directories, "%s/%s", include, search->arch->debian_triplet);
    strvec_push(search->arena, &directories, include);
    return directories;
}

/* Tries the directories of ABICC_MUSL. */
static bool try_packages(const struct search *search, const char *packages, struct musl_host *host)
{
    const struct strvec roots = strvec_split(search->arena, packages, ':');
    for (size_t i = 0; i < roots.count; i++)
        if (try_places(search, roots.items[i], NULL, host) ||
            try_own_places(search, roots.items[i], host)) {
            host->kernel = kernel_directories(search, roots.items[i]);
            return true;
        }
    return false;
}

/* Tries what a program's name on PATH leads to: musl-gcc, whose specs say where its musl is, or a
 * cross compiler, which has musl in the directory of its target beside bin/. */
static bool try_program(const struct search *search, const char *search_path, const char *triplet,
                        struct musl_host *host)
{
    struct arena *arena = search->arena;
    const char *name = triplet ? arena_printf(arena, "%s-gcc", triplet) : "musl-gcc";
    struct strvec found = search_path_candidates(arena, search_path, name);
    for (size_t i = 0; i < found.count; i++) {
        const char *path = found.items[i];
        const char *real = fs_real(arena, path);
        if (try_musl_gcc(search, path, host))
            return true;
        if (triplet && real) {
            const char *prefix = text_directory(arena, text_directory(arena, real));
            if (try_own_places(search, arena_printf(arena, "%s/%s", prefix, triplet), host))
                return true;
        }
    }
    return false;
}

static bool try_search_path(const struct search *search, const char *search_path,
                            struct musl_host *host)
{
    const struct strvec triplets = triplets_of(search->arena, search->arch);
    if (try_program(search, search_path, NULL, host))
        return true;
    for (size_t i = 0; i < triplets.count; i++)
        if (try_program(search, search_path, triplets.items[i], host))
            return true;
    return false;
}

/* Returns lines that say how to get musl for the architecture, each after a newline. */
static const char *advice(struct arena *arena, const struct arch *arch)
{
    if (arch == arch_of_host())
        return "\ninstall it: apt-get install musl-dev (Debian, Ubuntu), dnf install "
               "musl-devel musl-libc-static (Fedora), pacman -S musl (Arch)";
    const char *debian = arch->debian;
    return arena_printf(
        arena,
        "\ninstall it: dpkg --add-architecture %s && apt-get update && apt-get install "
        "musl-dev:%s (Debian)\n"
        "or unpack that package, which takes no root:\n"
        "  d=\"$HOME/musl-%s\"; o=\"-o APT::Architecture=%s -o APT::Architectures=%s -o "
        "Dir::State::Lists=$d/lists -o Dir::Cache=$d\"; mkdir -p \"$d/lists/partial\" && (cd "
        "\"$d\" && apt-get $o update && apt-get $o download musl-dev && dpkg -x musl-dev_*.deb .) "
        "&& export ABICC_MUSL=\"$d\"\n"
        "or put a cross compiler for musl on PATH (of musl-cross-make: %s-gcc)",
        debian, debian, debian, debian, debian, arch->musl_triplet);
}

int musl_find_host(struct arena *arena, const char *arch_name, const struct musl_hints *hints,
                   struct musl_host *host, struct witness *sources, struct error *err)
{
    const struct arch *arch = musl_abi_need_arch(arena, arch_name, err);
    if (!arch)
        return -1;
    const struct search search = {arena, arch, sources};
    struct strvec looked = {0};
    if ((hints->packages && try_packages(&search, hints->packages, host)) ||
        try_search_path(&search, hints->search_path, host) ||
        (*hints->target_directory && try_own_places(&search, hints->target_directory, host)) ||
        try_places(&search, "", &looked, host))
        return 0;
    return error_set(err,
                     "no musl for %s is installed (libc.a and crt1.o with their headers; searched "
                     "for musl-gcc and %s-gcc on PATH, and in %s%s)%s",
                     arch_name, arch->musl_triplet,
                     hints->packages ? arena_printf(arena, "ABICC_MUSL=%s, ", hints->packages) : "",
                     strvec_join(arena, &looked, ", "), advice(arena, arch));
}
