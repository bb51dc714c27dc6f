/* The libraries that a loader brings into one process with a file: those that the file needs, those
 * that they need in turn, and the loader itself. */
#ifndef RULES_CLOSURE_H
#define RULES_CLOSURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "facts/facts.h"
#include "profile/profile.h"
#include "system/world.h"

struct closure {
    const struct library **items;
    size_t count;
    size_t room;
    bool is_whole; /* false: the symbols of some needed library are not known */
};

/* Reads the closure. It stays empty for a static file, and where `world` is NULL. */
int closure_read(struct arena *arena, const struct profile *profile, struct world *world,
                 const struct facts *facts, struct closure *closure, struct error *err);

/* Returns whether one of the libraries defines the symbol. Of a library whose symbol versions alone
 * are known (libstdc++), C++ symbols are assumed to be there. With `last`, a soname, the libraries
 * after that one do not count. */
bool closure_satisfies(const struct closure *closure, const char *name, const char *node,
                       const char *last);

#endif
