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

/* Writes libgcc_eh.a into `lib`: the members of libabicc_unwinder.a there, which it takes the place
 * of, and after them the compiler's. One archive, because a linker script of two costs GNU ld as
 * much as a hundred objects, and gcc names -lgcc_eh twice. The compiler may have none. */
int libgcc_write_unwinder(struct arena *arena, const char *install_dir, const char *lib,
                          struct error *err);

#endif
