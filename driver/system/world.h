/* Worlds: the shared libraries that a loader would find on a system, which may be one that a
 * profile promises, one that the tables describe, or this machine. */
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

/* Returns the name for messages: "profile centos7-glibc2.17", "glibc 2.31", "this machine". */
const char *world_name(const struct world *world);

/* Returns the world that the profile promises, from the tables: the libraries of its C library at
 * its release; libstdc++ and libgcc_s of its GCC release when it states one. Each is read when it
 * is first searched for. `roots` as for data_open. `sysroot` (may be NULL) is a directory with a
 * sysroot's stubs, which are read instead of the tables: that is quicker, and gives the same where
 * the sysroot is of the profile's release. */
struct world *world_of_profile(struct arena *arena, const struct strvec *roots,
                               const struct profile *profile, const char *sysroot);

/* Returns the world of a system in the tables. */
struct world *world_of_system(struct arena *arena, struct library_tables *tables,
                              const struct system *system);

/* Returns the world of this machine: the directories that its loader searches. On a machine with
 * two C libraries, that of /bin/sh is used; musl's own soname is found beside glibc too. */
struct world *world_of_machine(struct arena *arena, struct error *err);

/* Returns the world of a system below the directory `root`. */
struct world *world_of_root(struct arena *arena, const char *root, struct error *err);

/* Stores the library, or NULL when the world has none of that soname. Returns -1 only where
 * something cannot be read. */
int world_find(struct world *world, const char *soname, const struct library **library,
               struct error *err);

/* Stores the library of the world that has the definition, or NULL: for "libm.so.6 has it". */
int world_find_symbol(struct world *world, const char *name, const char *node,
                      const struct library **library, struct error *err);

/* Adds a library that is shipped with the checked file. It comes before the world's own of the same
 * soname. */
void world_add(struct world *world, const struct library *library);

/* Adds the libraries in the directory, which come behind the world's own: those of packages that
 * the profile's systems have. */
void world_add_packages(struct world *world, const char *directory);

#endif
