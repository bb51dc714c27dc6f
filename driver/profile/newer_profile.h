/* The choice of another profile whose C library is newer. */
#ifndef PROFILE_NEWER_PROFILE_H
#define PROFILE_NEWER_PROFILE_H

#include "profile/profile.h"

/* Returns the name of the profile with the oldest release from `release` on, among those that have
 * the architecture, the C library and the way to link of `own`; of several with that release the
 * first by name. NULL when there is none. */
const char *newer_profile_find(struct arena *arena, const struct strvec *roots,
                               const struct profile *own, struct version release);

#endif
