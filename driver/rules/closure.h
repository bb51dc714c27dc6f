/* The libraries that a loader brings into one process with a file: those that it needs, those that
 * they need, and the loader itself. */
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
    bool is_whole; /* false: of a library that is needed nothing is known */
};

/* Nothing when there is no world, and for a static file. */
int closure_read(struct arena *arena, const struct profile *profile, struct world *world,
                 const struct facts *facts, struct closure *closure, struct error *err);

/* Does one of the libraries have the definition? Of a library whose nodes alone are known
 * (libstdc++) the names that C++ makes are taken to be there. With `last`, a soname, no library
 * behind that one counts. */
bool closure_satisfies(const struct closure *closure, const char *name, const char *node,
                       const char *last);

#endif
