/* Symbols of the compiler's own libraries, which it adds to a link when an option asks for them:
 * C++, OpenMP, coverage, sanitizers ... */
#ifndef FAILURE_RUNTIME_H
#define FAILURE_RUNTIME_H

#include <stdbool.h>

#include "link/units.h"
#include "toolchain/toolchain.h"

/* One of the libraries. It is read when a symbol is looked up that may be in it. */
struct runtime {
    const char *library; /* libstdc++ */
    const char *remedy;  /* "link with abic++" */
    struct definitions names;
    bool is_read;
};

struct runtimes {
    struct arena *arena;
    const struct toolchain *toolchain;
    struct runtime *items;
    struct runtime libcxx; /* clang's C++ library, which is not read */
};

void runtimes_begin(struct arena *arena, const struct toolchain *toolchain,
                    struct runtimes *runtimes);

/* Returns whether one of the compiler's libraries may have the symbol, judging by its spelling. */
bool runtimes_may_have(const char *name);

/* Returns the library that has the symbol, or NULL. */
const struct runtime *runtimes_find(struct runtimes *runtimes, const char *name);

#endif
