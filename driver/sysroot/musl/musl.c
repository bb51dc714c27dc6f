#include "sysroot/musl/musl.h"

#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/text.h"
#include "sysroot/musl/musl_cxx.h"
#include "sysroot/write/stub_image.h"
#include "tables/musl_abi.h"

/* -mmusl makes gcc's own *link choose musl's loader and keep everything else that the distribution
 * put there (--build-id, --hash-style, --eh-frame-hdr). The directories on the command line come
 * first in both search paths; then only the sysroot. musl's headers come before the compiler's, as
 * in every compiler built for musl; they are last in this spec, so that they come after the
 * -isystem directories of the command line; the C++ headers, which include them, come before them.
 * There is no shared libgcc for musl here, whatever is
 * asked for.
 */
#define GCC_SPECS                                                                                  \
    "*self_spec:\n"                                                                                \
    "+ -mmusl\n"                                                                                   \
    "\n"                                                                                           \
    "*link_libgcc:\n"                                                                              \
    "-L=/usr/lib\n"                                                                                \
    "\n"                                                                                           \
    "*libgcc:\n"                                                                                   \
    "-lgcc -lgcc_eh\n"                                                                             \
    "\n"                                                                                           \
    "*cpp_unique_options:\n"                                                                       \
    "+ %%{!nostdinc:%s-isystem =/usr/include}\n"                                                   \
    "\n"                                                                                           \
    "*link:\n"                                                                                     \
    "+ %%{!shared:%%{pg|p|profile:%%emusl has no profiling start file (gcrt1.o): link without "    \
    "-pg}}\n"                                                                                      \
    "\n"

/* Where gcc's *link gives every program a loader, unless it is linked with -static. */
static const char static_pie_specs[] = "*link:\n"
                                       "+ %{static-pie:-static -pie --no-dynamic-linker -z text}\n"
                                       "\n";

const char *musl_specs(struct arena *arena, const struct arch *arch)
{
    const char *specs = arena_printf(arena, GCC_SPECS, musl_cxx_specs(arena));
    return arena_printf(arena, "%s%s", specs, arch->lacks_static_pie ? static_pie_specs : "");
}

void musl_header_options(struct arena *arena, bool has_cxx_headers, struct strvec *options)
{
    if (has_cxx_headers) {
        struct strvec words = strvec_split(arena, musl_cxx_gcc_words(arena), ' ');
        strvec_extend(arena, options, &words);
    }
    strvec_push(arena, options, "-isystem");
    strvec_push(arena, options, "=/usr/include");
}

void musl_clang_options(struct arena *arena, const struct toolchain *toolchain, const char *sysroot,
                        struct strvec *options)
{
    strvec_pushf(arena, options, "--target=%s", arch_find(toolchain->arch)->musl_triplet);
    strvec_pushf(arena, options, "--gcc-toolchain=%s/usr", sysroot);
    if (*toolchain->cross) /* before /usr/bin, where ld is this machine's */
        strvec_pushf(arena, options, "-B%s/bin", toolchain->cross);
}

/* Libraries that programs link by habit, and that musl has in libc. libcrypt is one, though
 * Debian's musl-dev lacks it. */
static const char *const empty_archives[] = {
    "libcrypt.a",  "libdl.a", "libm.a",    "libpthread.a",
    "libresolv.a", "librt.a", "libutil.a", "libxnet.a",
};
/* libatomic, which gcc 16 adds to every link. Where it chooses its functions by IFUNC, which musl
 * does not resolve, it is empty: programs that use -latomic seldom need it, and those that do miss
 * its symbols. Elsewhere it is gcc's. */
static const char *const atomic_archives[] = {"libatomic.a", "libatomic_asneeded.a"};
static const char empty_archive[] = "!<arch>\n";

static const char *const musl_files[] = {"crt1.o", "Scrt1.o", "rcrt1.o",
                                         "crti.o", "crtn.o",  "libc.a"};

/* gcc's libraries that need no C library, or only what musl and abicc have too. */
static const char *const gcc_archives[] = {"libgcc.a", "libgcov.a", "libgomp.a"};
static const char *const gcc_objects[] = {
    "crtbegin.o",    "crtbeginS.o", "crtbeginT.o", "crtend.o",    "crtendS.o",
    "crtfastmath.o", "crtprec32.o", "crtprec64.o", "crtprec80.o",
};

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Links <to>/<name> to <from>/<name> for each name that exists there. */
static int link_files(struct arena *arena, const char *from, const char *to,
                      const char *const *names, size_t count, struct error *err)
{
    for (size_t i = 0; i < count; i++) {
        const char *target = arena_printf(arena, "%s/%s", from, names[i]);
        const char *link = arena_printf(arena, "%s/%s", to, names[i]);
        if (fs_exists(target) && fs_link(target, link, err) < 0)
            return -1;
    }
    return 0;
}

/* Writes abicc's archives with what gcc's archives need of glibc: sysroots/compat. */
static int write_our_archives(struct arena *arena, const struct musl_libraries *request,
                              const char *libdir, struct error *err)
{
    return objects_write(arena, request->objects, OBJECTS_MUSL, libdir, err);
}

/* The name of gcc's own libgcc_eh.a in the sysroot. */
#define UNWINDER "libgcc_eh_gcc.a"

/* Returns the text of libgcc_eh.a: gcc's archive, with abicc's wherever that is linked. The
 * unwinder of gcc 12 and newer links abicc's archive by _dl_find_object; for an older one, EXTERN
 * does. A gcc without shared libraries has the unwinder in libgcc.a. The paths are relative to the
 * sysroot, because the script is in it. */
static int unwinder_script(struct arena *arena, const struct musl_libraries *request,
                           const char **script, struct error *err)
{
    static const char asked[] = "_dl_find_object";
    const char *path = arena_printf(arena, "%s/libgcc_eh.a", request->install_dir);
    const char *bytes = "";
    size_t size = 0;
    bool is_apart = fs_exists(path);
    if (is_apart && fs_read(arena, path, &bytes, &size, err) < 0)
        return -1;
    bool asks = memmem(bytes, size, asked, sizeof(asked)) != NULL;
    *script =
        arena_printf(arena, "INPUT ( %s/usr/lib/libabicc_musl.a /usr/lib/libabicc_polyfill.a )\n%s",
                     is_apart ? "/usr/lib/" UNWINDER " " : "",
                     is_apart && !asks ? "EXTERN ( abicc_unwinder_threads )\n" : "");
    return 0;
}

/* Makes the directory in which clang looks for a gcc installation below its --gcc-toolchain:
 * lib/gcc/<triplet>/<version>, with a triplet from its own list, which has none for musl, or
 * with the whole name of its target: it looks for no other GCC with hard float for musl. */
static int write_gcc_directory(struct arena *arena, const struct musl_libraries *request,
                               const char *unwinder, const char *libdir, struct error *err)
{
    const struct arch *arch = arch_find(request->arch);
    const char *triplet = arch_compiler_triplet(arch);
    size_t length = strcspn(arch->musl_triplet, "-");
    const char *whole = arena_printf(arena, "%s/gcc/%.*s-unknown%s", libdir, (int)length,
                                     arch->musl_triplet, arch->musl_triplet + length);
    const char *directory =
        arena_printf(arena, "%s/gcc/%s/%s", libdir, triplet, text_file_name(request->install_dir));
    if (fs_make_dirs(arena, directory, 0755, err) < 0 || fs_link(triplet, whole, err) < 0 ||
        fs_write(arena_printf(arena, "%s/libgcc_eh.a", directory), unwinder, strlen(unwinder),
                 err) < 0 ||
        link_files(arena, request->install_dir, directory, gcc_objects, COUNT(gcc_objects), err) <
            0)
        return -1;
    return link_files(arena, request->install_dir, directory, gcc_archives, COUNT(gcc_archives),
                      err);
}

static int write_gcc_archives(struct arena *arena, const struct musl_libraries *request,
                              const char *libdir, struct error *err)
{
    const char *unwinder = "";
    if (unwinder_script(arena, request, &unwinder, err) < 0 ||
        fs_write(arena_printf(arena, "%s/libgcc_eh.a", libdir), unwinder, strlen(unwinder), err) <
            0 ||
        write_our_archives(arena, request, libdir, err) < 0 ||
        link_files(arena, request->install_dir, libdir, gcc_archives, COUNT(gcc_archives), err) < 0)
        return -1;
    const char *target = arena_printf(arena, "%s/libgcc_eh.a", request->install_dir);
    if (fs_exists(target) && fs_link(target, arena_printf(arena, "%s/" UNWINDER, libdir), err) < 0)
        return -1;
    return write_gcc_directory(arena, request, unwinder, libdir, err);
}

/* Writes the stub of libc.so in the request's release, with the names that its real one exports and
 * the headers' release already had: what no header declares may not be found by a configure script
 * either. */
static int write_stub(struct arena *arena, const struct musl_libraries *request,
                      const struct arch *arch, const char *path, struct error *err)
{
    struct musl_abi abi;
    if (musl_abi_load(arena, request->roots, arch, &abi, err) < 0 ||
        musl_abi_check_release(&abi, request->release, err) < 0)
        return -1;
    struct stub stub = musl_abi_stub(arena, &abi, request->release, request->host.version);
    struct stub_image image;
    if (stub_build(arena, arch, &stub, &image, err) < 0)
        return -1;
    return fs_write(path, image.bytes, image.size, err);
}

static int write_empty(struct arena *arena, const char *libdir, const char *name, struct error *err)
{
    return fs_write(arena_printf(arena, "%s/%s", libdir, name), empty_archive,
                    sizeof(empty_archive) - 1, err);
}

static int write_empty_archives(struct arena *arena, const struct musl_libraries *request,
                                const struct arch *arch, const char *libdir, struct error *err)
{
    for (size_t i = 0; i < COUNT(empty_archives); i++)
        if (write_empty(arena, libdir, empty_archives[i], err) < 0)
            return -1;
    for (size_t i = 0; i < COUNT(atomic_archives); i++) {
        const char *name = atomic_archives[i];
        const char *own = arena_printf(arena, "%s/%s", request->install_dir, name);
        bool is_used = !arch->has_libatomic_ifunc && fs_exists(own);
        int written = is_used ? fs_link(own, arena_printf(arena, "%s/%s", libdir, name), err)
                              : write_empty(arena, libdir, name, err);
        if (written < 0)
            return -1;
    }
    return 0;
}

int musl_write_libraries(struct arena *arena, const struct musl_libraries *request,
                         const char *libdir, struct error *err)
{
    const struct arch *arch = musl_abi_need_arch(arena, request->arch, err);
    if (!arch ||
        write_stub(arena, request, arch, arena_printf(arena, "%s/libc.so", libdir), err) < 0)
        return -1;
    if (write_empty_archives(arena, request, arch, libdir, err) < 0 ||
        link_files(arena, request->host.lib, libdir, musl_files, COUNT(musl_files), err) < 0)
        return -1;
    return write_gcc_archives(arena, request, libdir, err);
}

int musl_newer_names(struct arena *arena, const struct strvec *roots, const char *arch,
                     struct version release, struct strvec *names, struct error *err)
{
    struct musl_abi abi;
    const struct arch *known = musl_abi_need_arch(arena, arch, err);
    if (!known || musl_abi_load(arena, roots, known, &abi, err) < 0 ||
        musl_abi_check_release(&abi, release, err) < 0)
        return -1;
    for (size_t i = 0; i < abi.symbol_count; i++)
        if (version_compare(release, abi.symbols[i].first) < 0)
            strvec_push(arena, names, abi.symbols[i].name);
    return 0;
}
