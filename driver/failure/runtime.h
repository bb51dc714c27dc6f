/* Names of the compiler's own libraries, which it adds to a link when an option says so: C++,
 * OpenMP, coverage, sanitizers ... */
#ifndef FAILURE_RUNTIME_H
#define FAILURE_RUNTIME_H

#include <stdbool.h>

#include "link/units.h"
#include "toolchain/toolchain.h"

/* One of the libraries, read when a name is asked for that may be its. */
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
    struct runtime libcxx; /* clang's C++ library, whose names are read nowhere */
};

void runtimes_begin(struct arena *arena, const struct toolchain *toolchain,
                    struct runtimes *runtimes);

/* May a library of the compiler's have the name, by its spelling. */
bool runtimes_may_have(const char *name);

/* The library that has it, or NULL. */
const struct runtime *runtimes_find(struct runtimes *runtimes, const char *name);

#endif
