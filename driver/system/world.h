/* Worlds: the shared libraries that a loader would find on some system, be it one that a profile
 * promises, one that the tables describe, or this machine. */
#ifndef SYSTEM_WORLD_H
#define SYSTEM_WORLD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "facts/facts.h"
#include "profile/profile.h"
#include "system/library.h"
#include "system/library_system.h"

struct world;

/* The name that messages use: "profile centos7-glibc2.17", "glibc 2.31", "this machine". */
const char *world_name(const struct world *world);

/* What the profile promises, from the tables: its C library's libraries at its release; libstdc++
 * and libgcc_s of its gcc release when it states one. Nothing is read before it is asked for.
 * `roots` as for data_open. `sysroot` (may be NULL) is a directory of a sysroot's libraries to take
 * the stubs from instead of the tables: they are quicker to read, and the same where the sysroot is
 * of the profile's release. */
struct world *world_of_profile(struct arena *arena, const struct strvec *roots,
                               const struct profile *profile, const char *sysroot);

/* What the tables say of a system. */
struct world *world_of_system(struct arena *arena, struct library_tables *tables,
                              const struct system *system);

/* This machine: the directories that its loader searches. Of a machine with more than one C library
 * that of /bin/sh counts; musl's answers to its own name beside glibc too. */
struct world *world_of_machine(struct arena *arena, struct error *err);

/* The same of a system that lies below the directory `root`. */
struct world *world_of_root(struct arena *arena, const char *root, struct error *err);

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
