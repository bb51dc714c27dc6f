#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/search_path.h"
#include "sysroot/musl/musl.h"
#include "sysroot/musl/musl_version.h"
#include "tables/musl_abi.h"

/* musl-gcc and its specs are short; a longer file is something else. */
enum { SCRIPT_LIMIT = 16 * 1024 };

/* Returns the ELF machine of an object file, or EM_NONE. */
static unsigned object_machine(const char *path)
{
    Elf32_Ehdr header; /* e_machine is at the same place in both classes */
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || read(fd, &header, sizeof(header)) != (ssize_t)sizeof(header) ||
        memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return EM_NONE;
    return header.e_machine;
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
        object_machine(see(search, lib, "crt1.o")) != search->arch->machine)
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

static bool try_search_path(const struct search *search, const char *search_path,
                            struct musl_host *host)
{
    struct strvec scripts = search_path_candidates(search->arena, search_path, "musl-gcc");
    for (size_t i = 0; i < scripts.count; i++)
        if (try_musl_gcc(search, scripts.items[i], host))
            return true;
    return false;
}

/* Where packages install musl's headers and libraries; %s is the triplet. */
static const struct {
    const char *include;
    const char *lib;
} places[] = {
    {"/usr/include/%s", "/usr/lib/%s"},                 /* Debian, Ubuntu: musl-dev */
    {"/usr/%s/include", "/usr/%s/lib64"},               /* Fedora: musl-devel */
    {"/usr/%s/include", "/usr/%s/lib"},                 /* Gentoo's crossdev */
    {"/usr/lib/musl/include", "/usr/lib/musl/lib"},     /* Arch: musl */
    {"/usr/local/musl/include", "/usr/local/musl/lib"}, /* musl's own make install */
    {"/usr/include", "/usr/lib"},                       /* Alpine, Void: musl is the host's libc */
};

/* Returns one of `places` for a triplet. */
static const char *place(struct arena *arena, const char *pattern, const char *triple)
{
    const char *gap = strstr(pattern, "%s");
    if (!gap)
        return pattern;
    return arena_printf(arena, "%.*s%s%s", (int)(gap - pattern), pattern, triple, gap + 2);
}

int musl_find_host(struct arena *arena, const char *arch_name, const char *search_path,
                   struct musl_host *host, struct witness *sources, struct error *err)
{
    const struct arch *arch = musl_abi_need_arch(arena, arch_name, err);
    if (!arch)
        return -1;
    const struct search search = {arena, arch, sources};
    if (try_search_path(&search, search_path, host))
        return 0;
    struct strvec looked = {0};
    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        const char *include = place(arena, places[i].include, arch->musl_triplet);
        const char *lib = place(arena, places[i].lib, arch->musl_triplet);
        if (try_directories(&search, include, lib, host))
            return 0;
        strvec_push(arena, &looked, lib);
    }
    return error_set(err,
                     "no musl for %s is installed (libc.a and crt1.o with their headers; searched "
                     "for musl-gcc on PATH, and in %s)\n"
                     "install it: apt-get install musl-dev (Debian, Ubuntu), dnf install "
                     "musl-devel musl-libc-static (Fedora), pacman -S musl (Arch)",
                     arch_name, strvec_join(arena, &looked, ", "));
}
