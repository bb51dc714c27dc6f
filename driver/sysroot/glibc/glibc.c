#include "sysroot/glibc/glibc.h"

#include <string.h>
#include <unistd.h>

#include "base/data.h"
#include "base/fs.h"
#include "sysroot/glibc/polyfill_archive.h"
#include "sysroot/write/stub_image.h"
#include "tables/glibc_stub.h"

/* The directory of the scripts' parts, relative to the sysroot. */
#define LIBDIR "/usr/lib"

/* The prefix of stubs of symbols that move to libc later; without "lib" no -l finds them. */
#define MOVED_PREFIX  "moved-"
#define EMPTY_ARCHIVE "!<arch>\n"

/* The chosen polyfills: first in the libc.so script, and in libm.so's. */
#define POLYFILLS      "libabicc_first.a"
#define MATH_POLYFILLS "libabicc_math.a"

/* The names in the libc.so script, collected while the stubs are written. */
struct script {
    const char *threads; /* before libc: the moved part of libpthread */
    const char *moved;   /* after it: the other moved parts */
    const char *math;    /* before libm */
};

/* The libraries that became part of libc in 2.34 (glibc's NEWS). Since then -lpthread and the
 * others find an empty archive. */
static const char *const merged_libraries[] = {"libpthread", "libdl", "librt", "libutil", "libanl"};

static const struct abi_library *find_library(const struct abi *abi, const char *name,
                                              struct version floor)
{
    const struct abi_library *library = abi_find_library(abi, (struct text){name, strlen(name)});
    return library && abi_library_is_present(library, floor) ? library : NULL;
}

static int write_text(struct arena *arena, const char *libdir, const char *name, const char *text,
                      struct error *err)
{
    return fs_write(arena_printf(arena, "%s/%s", libdir, name), text, strlen(text), err);
}

static int write_link(struct arena *arena, const char *libdir, const char *name, const char *target,
                      struct error *err)
{
    return fs_link(target, arena_printf(arena, "%s/%s", libdir, name), err);
}

static int write_stub(struct arena *arena, const struct abi *abi, const struct stub *stub,
                      const char *libdir, const char *prefix, struct error *err)
{
    struct stub_image image;
    if (stub_build(arena, abi->arch, stub, &image, err) < 0)
        return -1;
    return fs_write(arena_printf(arena, "%s/%s%s", libdir, prefix, stub->soname), image.bytes,
                    image.size, err);
}

/* Writes the libm.so script. It adds the vector functions that compilers call, where the release
 * has them, and the polyfills in the first place, so that what they need of libm is still found. */
static int write_libm_script(struct arena *arena, const char *libdir, const char *math,
                             const char *libm, const struct abi_library *libmvec, struct error *err)
{
    const char *vector =
        libmvec ? arena_printf(arena, "AS_NEEDED ( %s/%s ) ", LIBDIR, libmvec->soname) : "";
    return write_text(arena, libdir, "libm.so",
                      arena_printf(arena, "GROUP ( %s%s/%s %s)\n", math, LIBDIR, libm, vector),
                      err);
}

/* Writes the name by which -l finds the library; libc has its own script, and the loader none. */
static int write_development_name(struct arena *arena, const struct abi *abi,
                                  const struct abi_library *library, struct version floor,
                                  const char *libdir, const struct script *script,
                                  struct error *err)
{
    const struct abi_library *libmvec = find_library(abi, "libmvec", floor);
    if (strcmp(library->name, "libc") == 0 || strcmp(library->name, "ld") == 0)
        return 0;
    if (strcmp(library->name, "libm") == 0 && (libmvec || *script->math))
        return write_libm_script(arena, libdir, script->math, library->soname, libmvec, err);
    return write_link(arena, libdir, arena_printf(arena, "%s.so", library->name), library->soname,
                      err);
}

/* Writes the stub of the symbols that move to libc later, and adds it to the script: programs made
 * for later releases link only with -lc. */
static int write_moved(struct arena *arena, const struct abi *abi,
                       const struct abi_library *library, struct version floor, const char *libdir,
                       struct script *script, struct error *err)
{
    struct stub stub = glibc_stub(arena, abi, library, floor, GLIBC_MOVED);
    if (!glibc_stub_is_linkable(&stub))
        return 0;
    /* libpthread overrides symbols of libc at run time, so it must be the first in DT_NEEDED. */
    bool is_threads = strcmp(library->name, "libpthread") == 0;
    const char **list = is_threads ? &script->threads : &script->moved;
    *list = arena_printf(arena, "%s%s/%s%s ", *list, LIBDIR, MOVED_PREFIX, library->soname);
    return write_stub(arena, abi, &stub, libdir, MOVED_PREFIX, err);
}

static int write_library(struct arena *arena, const struct abi *abi,
                         const struct abi_library *library, struct version floor,
                         const char *libdir, struct script *script, struct error *err)
{
    struct stub stub = glibc_stub(arena, abi, library, floor, GLIBC_WHOLE);
    if (write_stub(arena, abi, &stub, libdir, "", err) < 0)
        return -1;
    if (!glibc_stub_is_linkable(&stub))
        return 0;
    if (write_development_name(arena, abi, library, floor, libdir, script, err) < 0)
        return -1;
    if (strcmp(library->name, "libc") == 0)
        return 0;
    return write_moved(arena, abi, library, floor, libdir, script, err);
}

static int write_empty_archives(struct arena *arena, const char *libdir, struct error *err)
{
    for (size_t i = 0; i < sizeof(merged_libraries) / sizeof(*merged_libraries); i++) {
        const char *name = merged_libraries[i];
        if (fs_exists(arena_printf(arena, "%s/%s.so", libdir, name)))
            continue;
        if (write_text(arena, libdir, arena_printf(arena, "%s.a", name), EMPTY_ARCHIVE, err) < 0)
            return -1;
    }
    return 0;
}

/* Copies what is built for the architecture: start files and archives. */
static int write_built_files(struct arena *arena, const struct strvec *roots, const struct abi *abi,
                             const char *libdir, struct error *err)
{
    const char *directory = arena_printf(arena, "sysroots/lib/%s/", abi->arch->name);
    size_t count;
    const struct data *files = data_list(directory, &count);
    if (!count)
        return error_set(
            err,
            "this build of abicc has no start files for %s, so it cannot make a sysroot for it",
            abi->arch->name);
    for (size_t i = 0; i < count; i++) {
        struct data data;
        const char *path = arena_printf(arena, "%s/%s", libdir, files[i].name + strlen(directory));
        if (data_open(arena, roots, files[i].name, &data, err) < 0 ||
            fs_write(path, data.bytes, data.size, err) < 0)
            return -1;
    }
    return 0;
}

/* Returns AS_NEEDED with the files; not every linker accepts it without any. */
static const char *as_needed(struct arena *arena, const char *files)
{
    return *files ? arena_printf(arena, "AS_NEEDED ( %s) ", files) : "";
}

/* Writes the libc.so script. libc comes before its archives, so that a symbol of this release is
 * taken from it, and not from an archive for older ones. The list begins with the archive of the
 * chosen polyfills, which has only symbols that the release lacks: what they need of a library that
 * is linked as needed must be known before. That archive is there even if it is empty, because mold
 * 2.37 takes an AS_NEEDED in the first place for a file's name. */
static int write_libc_script(struct arena *arena, const struct abi *abi, struct version floor,
                             const struct script *script, const char *libdir, struct error *err)
{
    const struct abi_library *libc = find_library(abi, "libc", floor);
    const struct abi_library *loader = find_library(abi, "ld", floor);
    if (!libc || !loader)
        return error_set(err, "sysroots/abi/libs.tsv: %s lacks libc or ld", abi->arch->name);
    const char *text = arena_printf(
        arena,
        "GROUP ( %s/" POLYFILLS " %s%s/%s %s%s/libc_nonshared.a %s/libabicc_polyfill.a %s)\n",
        LIBDIR, as_needed(arena, script->threads), LIBDIR, libc->soname,
        as_needed(arena, script->moved), LIBDIR, LIBDIR,
        as_needed(arena, arena_printf(arena, "%s/%s ", LIBDIR, loader->soname)));
    return write_text(arena, libdir, "libc.so", text, err);
}

/* Writes the archives of the chosen polyfills of libc and of libm. */
static int write_polyfills(struct arena *arena, const struct abi *abi, struct version floor,
                           const struct polyfill_table *chosen, const char *libdir,
                           struct script *script, struct error *err)
{
    struct polyfill_table lacking = polyfill_lacking(arena, chosen, abi, floor);
    struct polyfill_table libc = polyfill_of_libm(arena, &lacking, false);
    struct polyfill_table libm = polyfill_of_libm(arena, &lacking, true);
    if (libm.count) {
        script->math = LIBDIR "/" MATH_POLYFILLS " ";
        if (polyfill_write_archive(arena, abi->arch->name, &libm,
                                   arena_printf(arena, "%s/" MATH_POLYFILLS, libdir), err) < 0)
            return -1;
    }
    return polyfill_write_archive(arena, abi->arch->name, &libc,
                                  arena_printf(arena, "%s/" POLYFILLS, libdir), err);
}

int glibc_write_libraries(struct arena *arena, const struct strvec *roots, const struct abi *abi,
                          struct version floor, const struct polyfill_table *chosen,
                          const char *libdir, struct error *err)
{
    struct script script = {"", "", ""};
    if (abi_check_floor(abi, floor, err) < 0 ||
        write_polyfills(arena, abi, floor, chosen, libdir, &script, err) < 0)
        return -1;
    for (size_t i = 0; i < abi->library_count; i++)
        if (abi_library_is_present(&abi->libraries[i], floor) &&
            write_library(arena, abi, &abi->libraries[i], floor, libdir, &script, err) < 0)
            return -1;
    if (write_built_files(arena, roots, abi, libdir, err) < 0 ||
        write_libc_script(arena, abi, floor, &script, libdir, err) < 0)
        return -1;
    return write_empty_archives(arena, libdir, err);
}
