/* A stub of the target's libstdc++.so.6, made from the compiler's own: GCC never moves a symbol to
 * another version, so a release has the symbols of the versions that it has. */
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

/* Returns the compiler's libstdc++.so; NULL when it has none, or has a linker script instead. */
const char *cxx_stub_origin(struct arena *arena, const struct toolchain *toolchain);

/* Returns whether the compiler's library has a symbol version that is not in `nodes`. */
int cxx_stub_lacks_nodes(struct arena *arena, const char *origin, const struct strvec *nodes,
                         bool *lacks, struct error *err);

struct cxx_stub_request {
    const struct strvec *roots; /* as for data_open */
    const char *origin;         /* the compiler's library */
    struct version gcc;         /* whose library the stub stands for */
    const struct strvec *nodes; /* which that has */
};

/* Tells what a linker finds in the library: of the names in sysroots/abi/libstdcxx.tsv nothing.
 * Symbols are sorted by name. */
int cxx_stub_load(struct arena *arena, const struct cxx_stub_request *request, struct stub *stub,
                  struct error *err);

/* Returns whether a linker that looks for the name finds it in the stub. */
bool cxx_stub_offers(const struct stub *stub, const char *name);

#endif
