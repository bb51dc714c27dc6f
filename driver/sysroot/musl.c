#include "sysroot/musl.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "sysroot/musl_abi.h"

/* -mmusl lets gcc's own *link choose musl's loader and keep all else that the distribution put
 * there
 * (--build-id, --hash-style, --eh-frame-hdr). The line's own folders come first in both searches;
 * then the sysroot alone. musl's headers come before the compiler's, as in every compiler built for
 * musl; last in this spec, so that they stay behind the -isystem folders of the line. There is no
 * shared libgcc for musl here, whatever the line asks for. */
static const char gcc_specs[] =
    "*self_spec:\n"
    "+ -mmusl\n"
    "\n"
    "*link_libgcc:\n"
    "-L=/usr/lib\n"
    "\n"
    "*libgcc:\n"
    "-lgcc -lgcc_eh\n"
    "\n"
    "*cpp_unique_options:\n"
    "+ %{!nostdinc:-isystem =/usr/include}\n"
    "\n"
    "*link:\n"
    "+ %{!shared:%{pg|p|profile:%emusl has no profiling start file (gcrt1.o): link without -pg}}\n"
    "\n";

const char *musl_specs(void)
{
    return gcc_specs;
}

void musl_clang_options(struct arena *arena, const char *arch, const char *sysroot,
                        struct strvec *options)
{
    strvec_pushf(arena, options, "--target=%s-linux-musl", arch);
    strvec_pushf(arena, options, "--gcc-toolchain=%s/usr", sysroot);
}

/* Names that programs link by habit; with musl all of it is in libc. libcrypt is one of them though
 * Debian's musl-dev leaves it out. */
static const char *const empty_archives[] = {
    "libcrypt.a",  "libdl.a", "libm.a",    "libpthread.a",
    "libresolv.a", "librt.a", "libutil.a", "libxnet.a",
};
static const char empty_archive[] = "!<arch>\n";

static const char *const musl_files[] = {"crt1.o", "Scrt1.o", "rcrt1.o",
                                         "crti.o", "crtn.o",  "libc.a"};

/* The part of gcc that knows nothing of a libc, or only what musl has too. */
static const char *const gcc_archives[] = {"libgcc.a", "libgcc_eh.a", "libgcov.a"};
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
        if (fs_exists(target) && symlink(target, link) < 0)
            return error_set(err, "%s: cannot link to %s: %s", link, target, strerror(errno));
    }
    return 0;
}

/* clang looks for a gcc installation below its --gcc-toolchain: lib/gcc/<triple>/<version>, with a
 * triple from its own list, which knows no musl. */
static int write_gcc_folder(struct arena *arena, const struct musl_libraries *request,
                            const char *libdir, struct error *err)
{
    const char *slash = strrchr(request->install_dir, '/');
    const char *folder = arena_printf(arena, "%s/gcc/%s-linux-gnu/%s", libdir, request->arch,
                                      slash ? slash + 1 : request->install_dir);
    if (fs_make_dirs(arena, folder, 0755, err) < 0 ||
        link_files(arena, request->install_dir, folder, gcc_objects, COUNT(gcc_objects), err) < 0)
        return -1;
    return link_files(arena, request->install_dir, folder, gcc_archives, COUNT(gcc_archives), err);
}

int musl_write_libraries(struct arena *arena, const struct musl_libraries *request,
                         const char *libdir, struct error *err)
{
    for (size_t i = 0; i < COUNT(empty_archives); i++)
        if (fs_write(arena_printf(arena, "%s/%s", libdir, empty_archives[i]), empty_archive,
                     sizeof(empty_archive) - 1, err) < 0)
            return -1;
    if (link_files(arena, request->host.lib, libdir, musl_files, COUNT(musl_files), err) < 0 ||
        link_files(arena, request->install_dir, libdir, gcc_archives, COUNT(gcc_archives), err) < 0)
        return -1;
    return write_gcc_folder(arena, request, libdir, err);
}

int musl_newer_names(struct arena *arena, const struct strvec *roots, const char *arch,
                     struct version host, struct version release, struct strvec *names,
                     struct error *err)
{
    struct musl_abi abi;
    const struct musl_arch *known = musl_arch_find(arch, err);
    if (!known || musl_abi_load(arena, roots, known, &abi, err) < 0 ||
        musl_abi_check_release(&abi, release, err) < 0)
        return -1;
    for (size_t i = 0; i < abi.symbol_count; i++)
        if (version_compare(release, abi.symbols[i].first) < 0 &&
            musl_abi_is_present(&abi.symbols[i], host))
            strvec_push(arena, names, abi.symbols[i].name);
    return 0;
}
