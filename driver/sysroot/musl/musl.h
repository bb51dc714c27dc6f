/* A musl sysroot over the host's musl-dev: its headers and archives, the kernel's headers, and a
 * stub of libc.so cut at the profile's release.
 *
 * The user's own gcc or clang compiles and links. musl-gcc's specs are not used: they silently turn
 * -static-pie into a dynamic program, hide the kernel's headers, and make -print-file-name return
 * files of glibc. Instead:
 *
 *   gcc    --sysroot=SR -B SR/usr/lib/ -specs=SR/abicc.specs   (SR/abicc.specs = musl_specs())
 *   clang  --sysroot=SR and musl_clang_options()
 *
 * These options suit compiles, links and queries alike. Both compilers see nothing but SR: gcc's
 * libgcc, libgcc_eh, libgcov and libgomp are linked into SR; its other libraries (libasan ...) are
 * for glibc and cannot be found. What the plan must do besides:
 *   - executables of a static profile: add -static, or -static-pie where -pie is given or the
 *     link mode is static-pie (`-static -pie` alone makes a program that is not PIE);
 *   - never -static with -shared: shared libraries link against the stub of libc.so;
 *   - clang: add -static-libgcc to links that are not static, and to compiles of C++
 *     musl_cxx_clang_options().
 * gold has no --no-dynamic-linker (lacks_no_dynamic_linker), so -fuse-ld=gold -static-pie fails as
 * it does without abicc. */
#ifndef SYSROOT_MUSL_MUSL_H
#define SYSROOT_MUSL_MUSL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "base/witness.h"
#include "sysroot/write/objects_read.h"
#include "tables/arch.h"
#include "toolchain/toolchain.h"

struct musl_host {
    const char *include;    /* /usr/include/x86_64-linux-musl */
    const char *lib;        /* /usr/lib/x86_64-linux-musl */
    struct version version; /* of the libc.a in `lib` */
    struct strvec kernel;   /* directories of the kernel's headers that were unpacked beside it */
};

/* Where to look for musl, besides the directories of distributions. */
struct musl_hints {
    const char *packages;         /* ABICC_MUSL: directories with unpacked packages, separated by
                                   * colons; or NULL */
    const char *search_path;      /* as PATH: where musl-gcc and cross compilers for musl are */
    const char *target_directory; /* struct toolchain's cross */
};

/* Finds musl's headers and libraries for `arch` on this machine. The hints come first, in their
 * order. `sources` gets the files that decide. The error says which package contains it, and how to
 * use that without installing it. */
int musl_find_host(struct arena *arena, const char *arch, const struct musl_hints *hints,
                   struct musl_host *host, struct witness *sources, struct error *err);

/* Returns the specs for gcc, which contain no paths and need --sysroot. */
const char *musl_specs(struct arena *arena, const struct arch *arch);

/* Appends what the specs add to gcc's compiles of C, or of C++ with its headers, as options. They
 * go behind the user's. */
void musl_header_options(struct arena *arena, bool has_cxx_headers, struct strvec *options);

/* Appends clang's options; musl_write_libraries must have filled `sysroot`/usr/lib. */
void musl_clang_options(struct arena *arena, const struct toolchain *toolchain, const char *sysroot,
                        struct strvec *options);

struct musl_libraries {
    const struct strvec *roots;    /* as for data_open */
    const struct objects *objects; /* of the architecture */
    const char *arch;
    struct musl_host host;
    struct version release;  /* of the stub, without names newer than the host's musl */
    const char *install_dir; /* struct toolchain's */
};

/* Fills the existing, empty directory `libdir` (SR/usr/lib): start files, archives, those archives
 * of gcc that work with musl, and libc.so. */
int musl_write_libraries(struct arena *arena, const struct musl_libraries *request,
                         const char *libdir, struct error *err);

/* Stores the names that are newer than `release`, for headers_write, which writes the headers
 * (struct headers_request: musl_directory = host.include). They include those newer than the host's
 * musl, because distributions add some to older releases (Debian's 1.2.5 has renameat2 of 1.2.6).
 */
int musl_newer_names(struct arena *arena, const struct strvec *roots, const char *arch,
                     struct version release, struct strvec *names, struct error *err);

#endif
