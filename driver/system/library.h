/* What shared libraries offer, and what the loader binds to them. */
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

/* What a shared library offers. */
struct library {
    const char *soname;
    const char *path; /* where it was read from, NULL of one that a table describes */
    struct strvec nodes;
    const struct library_symbol *symbols;
    size_t symbol_count;
    bool has_symbols; /* false: only the nodes are known (libstdc++, by its release) */
    struct strvec needed;

    /* library_index's: where the definitions of names begin, and what follows each. */
    const uint32_t *first;
    const uint32_t *next;
    size_t first_count;
};

/* Makes the names findable, once all symbols are there. */
void library_index(struct arena *arena, struct library *library);

/* The definitions of a name, one after the other: the first one (`after` is NULL), the one after
 * `after`; NULL when there is no more. */
const struct library_symbol *library_find(const struct library *library, const char *name,
                                          const struct library_symbol *after);

/* From the facts of a shared library. */
struct library *library_of_facts(struct arena *arena, const char *path, const struct facts *facts);

/* Would the loader find the node? A library of which no node is known has them all: the loader
 * takes one that defines no version with a word on stderr, of others only the name is known. */
bool library_has_node(const struct library *library, const char *node);

/* Would the loader bind a reference to `name` with `node` (NULL: none) to this library? A library
 * of which the symbols are not known is taken to have every name. */
bool library_satisfies(const struct library *library, const char *name, const char *node);

#endif
