#include "sysroot/cxx/cxx_hybrid.h"

#include <string.h>
#include <sys/stat.h>

#include "base/fs.h"
#include "base/text.h"
#include "elf/archive.h"
#include "elf/symbols.h"
#include "sysroot/cxx/cxx_archive.h"
#include "sysroot/cxx/cxx_stub.h"
#include "sysroot/write/stub_image.h"
#include "tables/gcc_nodes.h"

/* Red Hat's compilers for older systems use the same name. */
#define NEWER "libstdc++_nonshared.a"

/* Functions that must ask the target's library; the compiler's would ask its own copy. */
#define ASKING "libabicc_hybrid.a"

/* The names that the archive must not define. */
struct others {
    struct arena *arena;
    const struct stub *stub;
    struct strvec own; /* those of the archive ASKING */
    struct error *err;
    int status;
};

static bool gives(const void *data, const char *name)
{
    const struct others *others = data;
    return cxx_stub_offers(others->stub, name) || strvec_contains(&others->own, name);
}

static bool add_own_names(void *data, const char *name, const struct elf_file *member)
{
    struct others *others = data;
    struct elf_symbol *symbols;
    size_t count;
    (void)name;
    others->status =
        elf_file_symbols(others->arena, member, ELF_SYMBOLS_STATIC, &symbols, &count, others->err);
    for (size_t i = 0; others->status == 0 && i < count; i++)
        if (!symbols[i].is_local && !symbols[i].is_undefined)
            strvec_push(others->arena, &others->own, arena_strdup(others->arena, symbols[i].name));
    return others->status == 0;
}

static int read_own_names(const struct cxx_request *request, struct others *others)
{
    const char *path = arena_printf(others->arena, "%s/" ASKING, request->lib);
    struct elf_file *file;
    if (elf_file_open(others->arena, path, &file, others->err) < 0)
        return -1;
    int status = elf_file_members(file, add_own_names, others, others->err);
    elf_file_close(file);
    return status < 0 ? -1 : others->status;
}

/* Writes the script. libc comes before the polyfills, so that they are used only for what it lacks.
 */
static int write_script(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    const char *script = arena_printf(
        arena,
        "/* The target's C++ library, what the compiler's has beyond it, and what that needs of a\n"
        " * newer libc. */\n"
        "GROUP ( " STUB_PLACE "/" LIBSTDCXX_SONAME " " NEWER " %s" CXX_LIBC " " ASKING
        " " CXX_POLYFILLS " )\n",
        cxx_threads(arena, request->lib));
    return fs_write(arena_printf(arena, "%s/libstdc++.so", request->lib), script, strlen(script),
                    err);
}

static int write_static_directory(struct arena *arena, const struct cxx_request *request,
                                  struct error *err)
{
    const char *directory =
        arena_printf(arena, "%s/%s", request->lib, text_file_name(CXX_STATIC_DIRECTORY));
    if (fs_make_dir(directory, 0755, err) < 0)
        return -1;
    return cxx_write_static(arena, request, directory, err);
}

/* Finds both parts of the compiler's C++ library; without either, there is no C++ to build. */
static int find_halves(struct arena *arena, const struct cxx_request *request, const char **origin,
                       const char **archive, struct error *err)
{
    const char *directory = request->toolchain->install_dir;
    *origin = cxx_stub_origin(arena, request->toolchain);
    *archive = arena_printf(arena, "%s/libstdc++.a", directory);
    bool has_archive = fs_exists(*archive);
    if (*origin && has_archive)
        return 1;
    if (!*origin && !has_archive)
        return 0;
    return error_set(
        err,
        "%s/libstdc++.%s is missing, or is no %s; cxx: hybrid takes from it what the "
        "target's libstdc++ %s\n"
        "  install it (Debian, Ubuntu: libstdc++-%u-dev; Fedora: libstdc++-static), or "
        "set cxx: static in the profile",
        directory, *origin ? "a" : "so", *origin ? "archive" : "shared library",
        *origin ? "lacks" : "has", request->toolchain->version.part[0]);
}

int cxx_hybrid_write(struct arena *arena, const struct cxx_request *request, struct error *err)
{
    const char *origin;
    const char *archive;
    int found = find_halves(arena, request, &origin, &archive, err);
    if (found <= 0)
        return found;
    struct gcc_nodes table;
    struct stub stub;
    if (gcc_nodes_load(arena, request->roots, &table, err) < 0)
        return -1;
    struct version gcc = request->profile->gcc;
    struct strvec nodes =
        gcc_nodes_of(arena, &table, LIBSTDCXX_SONAME, gcc, request->profile->arch);
    const struct cxx_stub_request library = {request->roots, origin, gcc, &nodes};
    if (cxx_stub_load(arena, &library, &stub, err) < 0)
        return -1;
    struct others others = {.arena = arena, .stub = &stub, .err = err};
    const struct cxx_given given = {.gives = gives, .data = &others};
    if (read_own_names(request, &others) < 0 ||
        stub_write(arena, request->arch, &stub, request->lib, "", err) < 0 ||
        cxx_archive_write(arena, archive, &given, arena_printf(arena, "%s/" NEWER, request->lib),
                          err) < 0 ||
        write_script(arena, request, err) < 0)
        return -1;
    return write_static_directory(arena, request, err);
}
