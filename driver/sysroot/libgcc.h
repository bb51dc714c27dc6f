/* A stub of the target's libgcc_s.so.1, for profiles that link it (static_libgcc: false) and for
 * compilers that name it themselves (rustc: -lgcc_s). */
#ifndef SYSROOT_LIBGCC_H
#define SYSROOT_LIBGCC_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "sysroot/abi.h"

/* Writes libgcc_s.so.1 and the linker script libgcc_s.so into `lib`; nothing for an architecture
 * that the table (sysroots/abi/libgcc_s.tsv) leaves out. */
int libgcc_write_stub(struct arena *arena, const struct strvec *roots, const struct abi_arch *arch,
                      struct version floor, const char *lib, struct error *err);

#endif
