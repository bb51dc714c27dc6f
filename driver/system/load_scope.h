/* The libraries that a system's loader brings together for a file. */
#ifndef SYSTEM_LOAD_SCOPE_H
#define SYSTEM_LOAD_SCOPE_H

#include "system/runs_on_load.h"

struct load_scope {
    const struct load *load;
    const struct abi *glibc; /* of the architecture */
    struct world *world;
    const struct library **items; /* in the loader's order */
    size_t count;
    size_t room;
    bool is_partial; /* a library's names are not known */
};

/* Adds what the file needs, and what that needs. */
int load_scope_fill(struct load_scope *scope, struct error *err);

/* Finds the library of that name; NULL if no table has it. */
int load_scope_find(const struct load_scope *scope, const char *soname,
                    const struct library **library, struct error *err);

/* Returns whether a library of the scope has the name at the version, or one before `last`. */
bool load_scope_has(const struct load_scope *scope, const char *name, const char *node);
bool load_scope_has_before(const struct load_scope *scope, const struct library *last,
                           const char *name, const char *node);

#endif
