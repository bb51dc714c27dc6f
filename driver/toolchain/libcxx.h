/* The libc++ that belongs to a clang: headers and archives of the same release. */
#ifndef TOOLCHAIN_LIBCXX_H
#define TOOLCHAIN_LIBCXX_H

#include "toolchain/toolchain.h"

/* Sets toolchain->libcxx, to "" for compilers without one. `sources` gets the files whose
 * appearance or removal changes the answer. */
void libcxx_find(struct arena *arena, const char *const *environment, struct toolchain *toolchain,
                 struct witness *sources);

#endif
