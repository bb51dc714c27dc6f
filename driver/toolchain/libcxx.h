/* The libc++ that belongs to a clang: headers and archives of one release. */
#ifndef TOOLCHAIN_LIBCXX_H
#define TOOLCHAIN_LIBCXX_H

#include "toolchain/toolchain.h"

/* Sets toolchain->libcxx, to "" for compilers that have none. `probed` gets the files whose coming
 * or going makes another answer. */
void libcxx_find(struct arena *arena, const char *const *environment, struct toolchain *toolchain,
                 struct strvec *probed);

#endif
