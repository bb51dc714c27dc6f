#include "sysroot/glibc/glibc.h"

#include <string.h>

#include "base/fs.h"
#include "sysroot/glibc/polyfill_archive.h"
#include "sysroot/write/stub_image.h"
#include "tables/glibc_stub.h"

/* Where the scripts say that their parts are, below the sysroot. */
#define LIBDIR "/usr/lib"

/* Stubs of names that move to libc later; without "lib" in front no -l finds them. */
#define MOVED_PREFIX  "moved-"
#define EMPTY_ARCHIVE "!<arch>\n"

/* Chosen polyfills: at the head of the libc.so script, and of libm.so's. */
#define POLYFILLS      "libabicc_first.a"
#define MATH_POLYFILLS "libabicc_math.a"

/* Names in the libc.so script, gathered while the stubs are written. */
struct script {
    const char *threads; /* what stands before libc: the moved part of libpthread */
    const char *moved;   /* the other moved parts, which stand after it */
    const char *math;    /* what stands before libm */
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

/* The libraries of a request while they are written. */
struct writer {
    struct arena *arena;
    const struct glibc_request *request;
    struct script script;
};

static const char *path_of(const struct writer *writer, const char *name)
{
    return arena_printf(writer->arena, "%s/%s", writer->request->libdir, name);
}

static int write_text(const struct writer *writer, const char *name, const char *text,
                      struct error *err)
{
    return fs_write(path_of(writer, name), text, strlen(text), err);
}

static int write_stub(const struct writer *writer, const struct stub *stub, const char *prefix,
                      struct error *err)
{
    return stub_write(writer->arena, writer->request->abi->arch, stub, writer->request->libdir,
                      prefix, err);
}

/* Writes the libm.so script. It adds the vector functions that compilers call, where the release
 * has them, and the polyfills in the first place, so that what they need of libm is still found. */
static int write_libm_script(const struct writer *writer, const char *libm,
                             const struct abi_library *libmvec, struct error *err)
{
    struct arena *arena = writer->arena;
    const char *vector =
        libmvec ? arena_printf(arena, "AS_NEEDED ( %s/%s ) ", STUB_PLACE, libmvec->soname) : "";
    return write_text(
        writer, "libm.so",
        arena_printf(arena, "GROUP ( %s%s/%s %s)\n", writer->script.math, STUB_PLACE, libm, vector),
        err);
}

/* Writes the name by which -l finds the library; libc has its own script, and the loader none. */
static int write_development_name(const struct writer *writer, const struct abi_library *library,
                                  struct error *err)
{
    const struct abi_library *libmvec =
        find_library(writer->request->abi, "libmvec", writer->request->floor);
    if (strcmp(library->name, "libc") == 0 || strcmp(library->name, "ld") == 0)
        return 0;
    if (strcmp(library->name, "libm") == 0 && (libmvec || *writer->script.math))
        return write_libm_script(writer, library->soname, libmvec, err);
    return fs_link(arena_printf(writer->arena, STUB_DIRECTORY "/%s", library->soname),
                   path_of(writer, arena_printf(writer->arena, "%s.so", library->name)), err);
}

/* Writes the stub of the symbols that move to libc later, and adds it to the script: programs made
 * for later releases link only with -lc. */
static int write_moved(struct writer *writer, const struct abi_library *library, struct error *err)
{
    const struct glibc_request *request = writer->request;
    struct stub stub =
        glibc_stub(writer->arena, request->abi, library, request->floor, GLIBC_MOVED);
    if (!stub.is_for_links)
        return 0;
    /* libpthread overrides names of libc at run time, so it must come first among DT_NEEDED. */
    bool is_threads = strcmp(library->name, "libpthread") == 0;
    const char **list = is_threads ? &writer->script.threads : &writer->script.moved;
    *list =
        arena_printf(writer->arena, "%s%s/%s%s ", *list, STUB_PLACE, MOVED_PREFIX, library->soname);
    return write_stub(writer, &stub, MOVED_PREFIX, err);
}

static int write_library(struct writer *writer, const struct abi_library *library,
                         struct error *err)
{
    const struct glibc_request *request = writer->request;
    struct stub stub =
        glibc_stub(writer->arena, request->abi, library, request->floor, GLIBC_WHOLE);
    if (write_stub(writer, &stub, "", err) < 0)
        return -1;
    if (!stub.is_for_links)
        return 0;
    if (write_development_name(writer, library, err) < 0)
        return -1;
    if (strcmp(library->name, "libc") == 0)
        return 0;
    return write_moved(writer, library, err);
}

static int write_empty_archives(const struct writer *writer, struct error *err)
{
    for (size_t i = 0; i < sizeof(merged_libraries) / sizeof(*merged_libraries); i++) {
        const char *name = merged_libraries[i];
        if (fs_exists(path_of(writer, arena_printf(writer->arena, "%s.so", name))))
            continue;
        if (write_text(writer, arena_printf(writer->arena, "%s.a", name), EMPTY_ARCHIVE, err) < 0)
            return -1;
    }
    return 0;
}

/* Writes what is compiled from abicc's own sources: start files and archives. */
static int write_compiled_files(const struct writer *writer, struct error *err)
{
    const struct glibc_request *request = writer->request;
    return objects_write(writer->arena, request->objects, OBJECTS_GLIBC, request->libdir, err);
}

/* Returns AS_NEEDED with the files; not every linker accepts it without any. */
static const char *as_needed(struct arena *arena, const char *files)
{
    return *files ? arena_printf(arena, "AS_NEEDED ( %s) ", files) : "";
}

static int write_libc_group(const struct writer *writer, const char *name, const char *libc,
                            const char *loader, struct error *err)
{
    struct arena *arena = writer->arena;
    const struct script *script = &writer->script;
    const char *text = arena_printf(
        arena, "GROUP ( %s/" POLYFILLS " %s%s%s%s/libc_nonshared.a %s/libabicc_polyfill.a %s)\n",
        LIBDIR, as_needed(arena, script->threads), libc, as_needed(arena, script->moved), LIBDIR,
        LIBDIR, as_needed(arena, arena_printf(arena, "%s/%s ", STUB_PLACE, loader)));
    return write_text(writer, name, text, err);
}

/* Writes the libc.so script. libc comes before its archives, so that a symbol of this release is
 * taken from it, and not from an archive for older ones. The list begins with the archive of the
 * chosen polyfills, which has only symbols that the release lacks: what they need of a library that
 * is linked as needed must be known before. That archive is there even if it is empty, because mold
 * 2.37 takes an AS_NEEDED in the first place for a file's name (misreads_leading_as_needed). */
static int write_libc_script(const struct writer *writer, struct error *err)
{
    struct arena *arena = writer->arena;
    const struct glibc_request *request = writer->request;
    const struct abi_library *libc = find_library(request->abi, "libc", request->floor);
    const struct abi_library *loader = find_library(request->abi, "ld", request->floor);
    if (!libc || !loader)
        return error_set(err, "sysroots/abi/libs.tsv: %s lacks libc or ld",
                         request->abi->arch->name);
    const char *libc_file = arena_printf(arena, "%s/%s ", STUB_PLACE, libc->soname);
    if (write_libc_group(writer, "libc.so", libc_file, loader->soname, err) < 0)
        return -1;
    return write_libc_group(writer, "lib" GLIBC_NEEDS ".so", as_needed(arena, libc_file),
                            loader->soname, err);
}

/* Writes the archives of the chosen polyfills of libc and of libm. */
static int write_polyfills(struct writer *writer, struct error *err)
{
    struct arena *arena = writer->arena;
    const struct glibc_request *request = writer->request;
    const struct objects *objects = request->objects;
    struct polyfill_table lacking =
        polyfill_lacking(arena, request->chosen, request->abi, request->floor);
    struct polyfill_table libc = polyfill_of_libm(arena, &lacking, false);
    struct polyfill_table libm = polyfill_of_libm(arena, &lacking, true);
    if (libm.count) {
        writer->script.math = LIBDIR "/" MATH_POLYFILLS " ";
        if (polyfill_write_archive(arena, objects, &libm, path_of(writer, MATH_POLYFILLS), err) < 0)
            return -1;
    }
    return polyfill_write_archive(arena, objects, &libc, path_of(writer, POLYFILLS), err);
}

int glibc_write_libraries(struct arena *arena, const struct glibc_request *request,
                          struct error *err)
{
    const struct abi *abi = request->abi;
    struct writer writer = {.arena = arena, .request = request, .script = {"", "", ""}};
    if (abi_check_floor(abi, request->floor, err) < 0 ||
        fs_make_dir(path_of(&writer, STUB_DIRECTORY), 0755, err) < 0 ||
        write_polyfills(&writer, err) < 0)
        return -1;
    for (size_t i = 0; i < abi->library_count; i++)
        if (abi_library_is_present(&abi->libraries[i], request->floor) &&
            write_library(&writer, &abi->libraries[i], err) < 0)
            return -1;
    if (write_compiled_files(&writer, err) < 0 || write_libc_script(&writer, err) < 0)
        return -1;
    return write_empty_archives(&writer, err);
}
