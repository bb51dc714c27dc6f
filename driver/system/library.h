/* The symbols of shared libraries, and how the loader binds references to them. */
#ifndef SYSTEM_LIBRARY_H
#define SYSTEM_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "facts/facts.h"

/* A definition in a shared library. */
struct library_symbol {
    const char *name;
    const char *node; /* NULL: it has no version */
    bool is_default;
};

/* A shared library. */
struct library {
    const char *soname;
    const char *path; /* of the file; NULL when it comes from a table */
    struct strvec nodes;
    const struct library_symbol *symbols;
    size_t symbol_count;
    bool has_symbols; /* false: only the versions are known (libstdc++, by its release) */
    struct strvec needed;

    /* Set by library_index: the first definition of each hash, and the next after each. */
    const uint32_t *first;
    const uint32_t *next;
    size_t first_count;
};

/* Builds the index of the names, once all symbols are there. */
void library_index(struct arena *arena, struct library *library);

/* Returns the next definition of a name after `after`, or the first where that is NULL; NULL when
 * there is none. */
const struct library_symbol *library_find(const struct library *library, const char *name,
                                          const struct library_symbol *after);

/* Makes a library from the facts of its file. */
struct library *library_of_facts(struct arena *arena, const char *path, const struct facts *facts);

/* Returns whether the loader would find the symbol version. A library without known versions has
 * all of them: the loader accepts one that defines none with a warning, or only its name is known.
 */
bool library_has_node(const struct library *library, const char *node);

/* Returns whether the loader would bind a reference to `name` with `node` (NULL: none) to this
 * library. A library whose symbols are not known is assumed to have every name. */
bool library_satisfies(const struct library *library, const char *name, const char *node);

#endif
