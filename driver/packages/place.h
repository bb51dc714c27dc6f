/* Where the files of a package are in a tree: the layouts of distributions, made one. */
#ifndef PACKAGES_PLACE_H
#define PACKAGES_PLACE_H

#include "base/arena.h"
#include "tables/arch.h"

struct placing {
    struct arena *arena;
    const struct arch *arch;
};

/* Returns the place of usr/include/x.h (include/x.h), usr/lib/x86_64-linux-gnu/libz.so or
 * usr/lib64/libz.so (lib/libz.so), and of other files that builds read; NULL for all others. For
 * struct unpack; `data` is a struct placing. */
const char *place_in_tree(void *data, const char *name);

/* Returns the place in a root of a system: the same as in the package, but below usr/ where it is
 * in bin, sbin, lib or lib64, as distributions have it today. */
const char *place_in_root(void *data, const char *name);

/* The directories that lead below usr/ in such a root, ended by NULL. */
extern const char *const place_merged[];

#endif
