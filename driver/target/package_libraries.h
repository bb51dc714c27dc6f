/* The shared libraries of a profile's packages, for commands that make no sysroot. */
#ifndef TARGET_PACKAGE_LIBRARIES_H
#define TARGET_PACKAGE_LIBRARIES_H

#include "base/arena.h"
#include "base/error.h"
#include "profile/profile.h"

/* Stores the directory with the libraries of the profile's packages, in the first cache that has
 * them; NULL for a profile without packages. The error says how to fetch them. */
int package_libraries_find(struct arena *arena, const char *const *environment,
                           const struct profile *profile, const char **directory,
                           struct error *err);

#endif
