/* The objects of an architecture (sysroots/objects.tsv) that are not embedded in abicc: compiled
 * from abicc's sources when a sysroot first needs them, by the compiler of the profile, and kept
 * for all profiles with that architecture and compiler. */
#ifndef TARGET_COMPILED_OBJECTS_H
#define TARGET_COMPILED_OBJECTS_H

#include "base/arena.h"
#include "base/error.h"
#include "sysroot/sysroot.h"

/* Compiles the objects that the sysroot of the completed request needs, below `cache`, unless they
 * are there or embedded. request->objects gets their directories. Of the environment, only what
 * leads to programs is used. The error has what the compiler said. */
int compiled_objects_ensure(struct arena *arena, const char *cache, const char *const *environment,
                            struct sysroot_request *request, struct error *err);

/* Returns the architecture of the objects whose directory has that name, or NULL when none has. */
const char *compiled_objects_arch_of(struct arena *arena, const char *name);

#endif
