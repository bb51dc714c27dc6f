/* The C library that the files of packages need. */
#ifndef PACKAGES_FLOOR_H
#define PACKAGES_FLOOR_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"

/* Checks that the linked files below the directory need the profile's C library, and no newer
 * release of it. `table` has their places, a tab, and the names of their packages. A repository of
 * another distribution than the target's has others. */
int floor_check(struct arena *arena, const struct profile *profile, const char *directory,
                const struct strvec *table, struct error *err);

#endif
