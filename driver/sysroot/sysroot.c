#include "sysroot/sysroot.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/tree.h"
#include "sysroot/borrow.h"
#include "sysroot/glibc/glibc.h"
#include "sysroot/glibc/libgcc_stub.h"
#include "sysroot/glibc/pins.h"
#include "sysroot/glibc/polyfill_archive.h"
#include "sysroot/glibc/runtime_archives.h"
#include "sysroot/glibc/specs.h"
#include "sysroot/headers/headers.h"
#include "sysroot/languages.h"
#include "sysroot/musl/musl.h"
#include "sysroot/musl/musl_cxx.h"
#include "sysroot/package_overlay.h"
#include "sysroot/shadow.h"
#include "sysroot/sysroot_name.h"
#include "sysroot/sysroot_objects.h"
#include "sysroot/write/stub_image.h"
#include "toolchain/compiler_libraries.h"
#include "toolchain/cross.h"
#include "toolchain/host.h"

const char *sysroot_stubs(struct arena *arena, const struct sysroot *sysroot, enum libc_kind libc)
{
    const char *place = libc == LIBC_GLIBC ? STUB_PLACE : "/usr/lib";
    return arena_printf(arena, "%s%s", sysroot->path, place);
}

static int make_directory(struct arena *arena, const char *directory, const char *name,
                          const char **path, struct error *err)
{
    *path = arena_printf(arena, "%s/%s", directory, name);
    return fs_make_dir(*path, 0755, err);
}

static int write_text(struct arena *arena, const char *directory, const char *name,
                      const char *text, struct error *err)
{
    return fs_write(arena_printf(arena, "%s/%s", directory, name), text, strlen(text), err);
}

/* Writes the list where GNU ld, given a sysroot, searches for what shared libraries need (ld
 * manual, "-rpath-link"): no option names the directory of the stubs. */
static int write_search_list(struct arena *arena, const char *directory, struct error *err)
{
    const char *etc;
    if (make_directory(arena, directory, "etc", &etc, err) < 0)
        return -1;
    return write_text(arena, etc, "ld.so.conf", STUB_PLACE "\n", err);
}

static int fill_glibc(struct arena *arena, const struct sysroot_request *request,
                      const char *directory, const char *include, const char *lib,
                      struct error *err)
{
    struct polyfill_table chosen;
    if (sysroot_choose_polyfills(arena, request->profile, &chosen, err) < 0)
        return -1;
    struct headers_request headers = {
        .roots = request->roots,
        .libc = LIBC_GLIBC,
        .abi = &request->abi,
        .floor = request->release,
        .host = request->host,
        .host_directories = request->include_directories,
        .host_headers = request->profile->host_headers,
        .polyfills = polyfill_lacking(arena, &chosen, &request->abi, request->release),
        .read = request->read,
    };
    const struct cxx_request cxx = {
        .roots = request->roots,
        .profile = request->profile,
        .toolchain = request->toolchain,
        .choice = &request->cxx,
        .arch = request->abi.arch,
        .floor = request->release,
        .lib = lib,
    };
    const struct glibc_request libraries = {
        .objects = &request->objects,
        .abi = &request->abi,
        .floor = request->release,
        .chosen = &chosen,
        .libdir = lib,
    };
    if (glibc_write_libraries(arena, &libraries, err) < 0 ||
        libgcc_write_stub(arena, request->roots, request->abi.arch, request->release, lib, err) <
            0 ||
        libgcc_write_unwinder(arena, request->toolchain->install_dir, lib, err) < 0 ||
        headers_write(arena, &headers, include, err) < 0 ||
        sysroot_write_cxx_objects(arena, request, lib, err) < 0 ||
        cxx_write(arena, &cxx, err) < 0 ||
        runtime_archives_write(arena, request->toolchain, lib, err) < 0)
        return -1;
    if (request->profile->pinning == PINNING_HEADERS &&
        write_text(arena, include, PINS_HEADER, pins_header(arena, &request->abi, request->release),
                   err) < 0)
        return -1;
    if (write_search_list(arena, directory, err) < 0)
        return -1;
    return write_text(arena, directory, SPECS_FILE,
                      specs_glibc(arena, request->toolchain->install_dir), err);
}

static int fill_musl(struct arena *arena, const struct sysroot_request *request,
                     const char *directory, const char *include, const char *lib, struct error *err)
{
    const struct profile *profile = request->profile;
    struct musl_libraries libraries = {
        .roots = request->roots,
        .objects = &request->objects,
        .arch = profile->arch,
        .host = request->musl_host,
        .release = profile->libc_version,
        .install_dir = request->toolchain->install_dir,
    };
    struct headers_request headers = {
        .roots = request->roots,
        .libc = LIBC_MUSL,
        .floor = profile->libc_version,
        .host = request->host,
        .host_directories = request->include_directories,
        .host_headers = profile->host_headers,
        .musl_directory = request->musl_host.include,
        .kernel_directories = request->musl_host.kernel,
        .read = request->read,
    };
    const struct cxx_request cxx = {
        .roots = request->roots,
        .profile = profile,
        .toolchain = request->toolchain,
        .choice = &request->cxx,
        .arch = request->objects.arch,
        .lib = lib,
    };
    if (musl_newer_names(arena, request->roots, profile->arch, profile->libc_version,
                         &headers.newer_names, err) < 0 ||
        musl_write_libraries(arena, &libraries, lib, err) < 0 ||
        headers_write(arena, &headers, include, err) < 0 ||
        musl_write_cxx_headers(arena, request->roots, &request->cxx_directories, include, err) <
            0 ||
        sysroot_write_cxx_objects(arena, request, lib, err) < 0 || cxx_write(arena, &cxx, err) < 0)
        return -1;
    return write_text(arena, directory, SPECS_FILE, musl_specs(arena, arch_find(profile->arch)),
                      err);
}

/* Writes the names that only compilers of some architectures use. */
static int write_arch_links(struct arena *arena, const char *name, const char *directory,
                            struct error *err)
{
    const struct arch *arch = arch_find(name);
    /* gcc -m32 searches all directories with these endings before any without them. */
    if (arch && !arch->is_64 &&
        (fs_link("lib", arena_printf(arena, "%s/usr/lib32", directory), err) < 0 ||
         fs_link("usr/lib", arena_printf(arena, "%s/lib32", directory), err) < 0 ||
         fs_link(".", arena_printf(arena, "%s/usr/lib/32", directory), err) < 0))
        return -1;
    if (!arch || !arch->library_subdirectory)
        return 0;
    return fs_link(".", arena_printf(arena, "%s/usr/lib/%s", directory, arch->library_subdirectory),
                   err);
}

int sysroot_fill(struct arena *arena, const char *directory, const void *data, struct error *err)
{
    const struct sysroot_request *request = data;
    const char *usr;
    const char *include;
    const char *lib;
    if (make_directory(arena, directory, "usr", &usr, err) < 0 ||
        make_directory(arena, usr, "include", &include, err) < 0 ||
        make_directory(arena, usr, "lib", &lib, err) < 0)
        return -1;
    /* Compilers look for programs there, and take a tree without it for no sysroot. */
    if (fs_make_dir(arena_printf(arena, "%s/bin", usr), 0755, err) < 0)
        return -1;
    /* All names by which a compiler or a linker script may refer to the library directory. */
    if (fs_link("lib", arena_printf(arena, "%s/lib64", usr), err) < 0 ||
        fs_link("usr/lib", arena_printf(arena, "%s/lib", directory), err) < 0 ||
        fs_link("usr/lib", arena_printf(arena, "%s/lib64", directory), err) < 0 ||
        write_arch_links(arena, request->profile->arch, directory, err) < 0 ||
        shadow_write(arena, request->toolchain, directory, err) < 0 ||
        languages_write(arena, request->profile->arch, &request->languages, directory, err) < 0)
        return -1;
    int filled = request->profile->libc == LIBC_GLIBC
                     ? fill_glibc(arena, request, directory, include, lib, err)
                     : fill_musl(arena, request, directory, include, lib, err);
    if (filled < 0)
        return -1;
    if (borrow_archives(arena, &request->archives, lib, err) < 0)
        return -1;
    return package_overlay_write(arena, request, directory, err);
}

/* Returns the release that stubs and headers describe: headers end with their own release. */
static struct version older(struct version a, struct version b)
{
    return version_compare(a, b) < 0 ? a : b;
}

static void add_input(struct arena *arena, struct sysroot_request *request, const char *path)
{
    witness_see(arena, &request->inputs, path);
}

static int look_at_glibc(struct arena *arena, struct sysroot_request *request, struct error *err)
{
    const struct profile *profile = request->profile;
    if (!request->include_directories.count)
        return error_set(err, "%s: there are no headers of a C library for %s%s",
                         request->toolchain->path, profile->arch,
                         cross_headers_advice(arena, arch_find(profile->arch)));
    if (headers_host_glibc(arena, &request->include_directories, &request->host, &request->inputs,
                           err) < 0 ||
        abi_load(arena, request->roots, profile->arch, &request->abi, err) < 0)
        return -1;
    request->release = older(profile->libc_version, request->host);
    return 0;
}

static int look_at_musl(struct arena *arena, struct sysroot_request *request, struct error *err)
{
    struct musl_hints hints = request->musl_hints;
    hints.target_directory = request->toolchain->cross;
    if (musl_find_host(arena, request->profile->arch, &hints, &request->musl_host, request->sources,
                       err) < 0)
        return -1;
    request->host = request->musl_host.version;
    request->release = older(request->profile->libc_version, request->host);
    for (size_t i = 0; i < request->musl_host.kernel.count; i++)
        add_input(arena, request,
                  arena_printf(arena, "%s/linux/version.h", request->musl_host.kernel.items[i]));
    add_input(arena, request, arena_printf(arena, "%s/features.h", request->musl_host.include));
    add_input(arena, request, arena_printf(arena, "%s/libc.a", request->musl_host.lib));
    return 0;
}

/* Adds all files below `directory`. */
static void add_overrides(struct arena *arena, const char *directory, struct strvec *overrides,
                          struct witness *sources)
{
    struct tree_list list;
    struct error ignored;
    witness_see(arena, sources, arena_printf(arena, "%s/", directory));
    if (tree_list(arena, directory, &list, &ignored) < 0)
        return;
    for (size_t i = 0; i < list.count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directory, list.items[i].name);
        if (list.items[i].name[0] == '.')
            continue;
        if (list.items[i].kind == TREE_DIRECTORY) {
            add_overrides(arena, path, overrides, sources);
        } else {
            witness_see(arena, sources, path);
            strvec_push(arena, overrides, path);
        }
    }
}

struct strvec sysroot_overrides(struct arena *arena, const struct strvec *roots,
                                struct witness *sources)
{
    struct strvec overrides = {0};
    for (size_t i = 0; i < roots->count; i++)
        add_overrides(arena, arena_printf(arena, "%s/sysroots", roots->items[i]), &overrides,
                      sources);
    return overrides;
}

/* Adds what stands for the rest of its package, and what the profile asks for by name. */
static void add_inputs(struct arena *arena, struct sysroot_request *request)
{
    const struct toolchain *toolchain = request->toolchain;
    const struct strvec *asked = &request->profile->host_headers;
    request->include_directories = host_include_directories(arena, toolchain);
    request->languages = languages_find(arena, request->profile->arch, request->sources);
    request->llvm_directory = compiler_libraries_llvm_directory(arena, toolchain);
    add_input(arena, request, "/usr/include/linux/version.h");
    for (size_t i = 0; i < request->include_directories.count; i++)
        for (size_t j = 0; j < asked->count; j++)
            add_input(arena, request,
                      arena_printf(arena, "%s/%s", request->include_directories.items[i],
                                   asked->items[j]));
    /* The archives in these directories come and go with packages. */
    add_input(arena, request, arena_printf(arena, "%s/", toolchain->install_dir));
    add_input(arena, request, arena_printf(arena, "%s/", request->llvm_directory));
    if (*toolchain->libcxx)
        add_input(arena, request, arena_printf(arena, "%s/", toolchain->libcxx));
}

int sysroot_request(struct arena *arena, struct sysroot_request *request, struct error *err)
{
    const struct profile *profile = request->profile;
    const struct toolchain *toolchain = request->toolchain;
    witness_see(arena, request->sources, arena_printf(arena, "%s/", toolchain->install_dir));
    if (!profile_has_target(profile))
        return 0;
    const struct cxx_request cxx = {
        .roots = request->roots, .profile = profile, .toolchain = toolchain};
    request->objects.arch = arch_find(profile->arch);
    request->object_compiler = sysroot_object_compiler(arena, request->objects.arch, toolchain);
    add_inputs(arena, request);
    int looked = profile->libc == LIBC_GLIBC ? look_at_glibc(arena, request, err)
                                             : look_at_musl(arena, request, err);
    if (looked < 0 ||
        borrow_find_archives(arena, profile, &request->archives, &request->inputs, err) < 0 ||
        cxx_choose(arena, &cxx, &request->cxx, &request->inputs, err) < 0)
        return -1;
    if (request->cxx.library == CXX_LIBRARY_HYBRID)
        request->hybrid_gcc = profile->gcc;
    witness_join(arena, request->sources, &request->inputs);
    request->name = sysroot_name(arena, request);
    return 0;
}
