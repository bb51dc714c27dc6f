/* A stub of the target's libstdc++.so.6, cut from the compiler's own: GCC keeps every symbol where
 * it once was, so that a release has what stands at the nodes it has. */
#ifndef SYSROOT_CXX_CXX_STUB_H
#define SYSROOT_CXX_CXX_STUB_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "tables/libstdcxx.h"
#include "tables/stub.h"
#include "toolchain/toolchain.h"

/* The compiler's libstdc++.so; NULL when it has none, or a linker script in its place. */
const char *cxx_stub_origin(struct arena *arena, const struct toolchain *toolchain);

/* Has the compiler's library a version node that is none of `nodes`. */
int cxx_stub_lacks_nodes(struct arena *arena, const char *origin, const struct strvec *nodes,
                         bool *lacks, struct error *err);

/* What a linker finds in the library of `gcc`, whose nodes are `nodes`: of the names in
 * sysroots/abi/libstdcxx.tsv nothing. Symbols are sorted by name. */
int cxx_stub_load(struct arena *arena, const struct strvec *roots, const char *origin,
                  const struct strvec *nodes, struct version gcc, struct stub *stub,
                  struct error *err);

/* Does a linker that looks for the name find it there. */
bool cxx_stub_offers(const struct stub *stub, const char *name);

#endif
