/* The names that a C++ library built for glibc uses, and those that they become for musl
 * (sysroots/abi/musl-libstdcxx.tsv). */
#ifndef TABLES_RENAMES_H
#define TABLES_RENAMES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct rename {
    const char *name;
    const char *now;
};

struct renames {
    struct rename *rows; /* sorted by name */
    size_t count;
};

int renames_load(struct arena *arena, const struct strvec *roots, struct renames *renames,
                 struct error *err);

/* Returns what the name becomes; NULL where it stays. */
const char *renames_find(const struct renames *renames, const char *name);

#endif
