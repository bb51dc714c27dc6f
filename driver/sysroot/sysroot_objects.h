/* Which objects of abicc's own a sysroot has. */
#ifndef SYSROOT_SYSROOT_OBJECTS_H
#define SYSROOT_SYSROOT_OBJECTS_H

#include <stdbool.h>

#include "sysroot/sysroot.h"
#include "tables/polyfill.h"

/* Returns what tells apart the compilers that may compile the objects: gcc and g++ are one, of
 * which the directory changes when it is replaced. "" where the objects are embedded. */
const char *sysroot_object_compiler(struct arena *arena, const struct arch *arch,
                                    const struct toolchain *toolchain);

/* Returns whether the sysroot of the completed request has the files of the group. */
bool sysroot_has_objects(struct arena *arena, const struct sysroot_request *request,
                         enum object_group group);

/* Adds to `names` the objects of the polyfills that the sysroot of the completed request has. */
int sysroot_polyfill_objects(struct arena *arena, const struct sysroot_request *request,
                             struct strvec *names, struct error *err);

/* Stores the polyfills that the profile chooses. */
int sysroot_choose_polyfills(struct arena *arena, const struct profile *profile,
                             struct polyfill_table *chosen, struct error *err);

/* Writes what C++ libraries need into the directory `lib`. */
int sysroot_write_cxx_objects(struct arena *arena, const struct sysroot_request *request,
                              const char *lib, struct error *err);

#endif
