/* Worlds: the shared libraries that a loader would find on some system, be it one that a profile
 * promises, one that the tables describe, or this machine. */
#ifndef VERIFY_WORLD_H
#define VERIFY_WORLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"
#include "verify/facts.h"

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
    const struct library_symbol *symbols; /* sorted by name, then node; see has_symbols */
    size_t symbol_count;
    bool has_symbols; /* false: only the nodes are known (libstdc++, by its release) */
    struct strvec needed;
};

/* From the facts of a shared library. */
struct library *library_of_facts(struct arena *arena, const char *path, const struct facts *facts);

bool library_has_node(const struct library *library, const char *node);

/* Would the loader bind a reference to `name` with `node` (NULL: none) to this library? A library
 * of which only the nodes are known is taken to have every name. */
bool library_satisfies(const struct library *library, const char *name, const char *node);

struct world;

/* The name that messages use: "profile centos7-glibc2.17", "Debian 11 bullseye", "this machine". */
const char *world_name(const struct world *world);

/* What the profile promises, from the tables: its C library's libraries at its release; libstdc++
 * and libgcc_s of its gcc release when it states one. Nothing is read before it is asked for.
 * `roots` as for data_open. `sysroot` (may be NULL) is a folder of a sysroot's libraries to take
 * the stubs from instead of the tables: they are the same, and quicker to read. */
struct world *world_of_profile(struct arena *arena, const struct strvec *roots,
                               const struct profile *profile, const char *sysroot);

/* This machine: the folders that its loader searches. */
struct world *world_of_machine(struct arena *arena, struct error *err);

/* The library, or NULL when the world has none of that soname. -1 in `err` only for what cannot be
 * read. */
int world_find(struct world *world, const char *soname, const struct library **library,
               struct error *err);

/* The library of the world that has the definition, or NULL: for "it is in libm.so.6 there". */
int world_find_symbol(struct world *world, const char *name, const char *node,
                      const struct library **library, struct error *err);

/* Adds a library that comes along with the checked file. It comes before the world's own of the
 * same soname. */
void world_add(struct world *world, const struct library *library);

#endif
