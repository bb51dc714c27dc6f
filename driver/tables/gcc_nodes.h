/* The symbol versions of GCC's runtime libraries: the table sysroots/abi/gcc.tsv. */
#ifndef TABLES_GCC_NODES_H
#define TABLES_GCC_NODES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"

struct gcc_node {
    const char *library; /* soname */
    const char *name;    /* GLIBCXX_3.4.30 */
    struct version first;
    struct strvec arches; /* that have it; empty: all */
};

struct gcc_nodes {
    const struct gcc_node *items; /* NULL before they are read */
    size_t count;
};

int gcc_nodes_load(struct arena *arena, const struct strvec *roots, struct gcc_nodes *nodes,
                   struct error *err);

/* Returns whether the library has the symbol version in that GCC release on the architecture. */
bool gcc_node_is_in(const struct gcc_node *node, const char *library, struct version gcc,
                    const char *arch);

/* Returns the names of all of them. */
struct strvec gcc_nodes_of(struct arena *arena, const struct gcc_nodes *nodes, const char *library,
                           struct version gcc, const char *arch);

#endif
