/* libgcc in a glibc sysroot: the compiler's static unwinder, and a stub of the target's
 * libgcc_s.so.1 for profiles that link it (static_libgcc: false) and for compilers that name it
 * themselves (rustc: -lgcc_s). */
#ifndef SYSROOT_GLIBC_LIBGCC_STUB_H
#define SYSROOT_GLIBC_LIBGCC_STUB_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/abi.h"

/* Writes libgcc_s.so.1 and the linker script libgcc_s.so into `lib`. */
int libgcc_write_stub(struct arena *arena, const struct strvec *roots, const struct arch *arch,
                      struct version floor, const char *lib, struct error *err);

/* Links the compiler's libgcc_eh.a into `lib`, with the linker script libgcc_eh.so that puts its
 * preparation (sysroots/compat/unwinder) before it; nothing when the compiler has none. */
int libgcc_write_unwinder(struct arena *arena, const char *install_dir, const char *lib,
                          struct error *err);

#endif
