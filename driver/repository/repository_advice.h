/* Which repositories a profile is to name. */
#ifndef REPOSITORY_REPOSITORY_ADVICE_H
#define REPOSITORY_REPOSITORY_ADVICE_H

#include "base/arena.h"
#include "profile/profile.h"

/* Returns the end of a message: the key `repositories` of the distributions that the profile may be
 * for, or why there is none that can be read. */
const char *repository_advice(struct arena *arena, const struct profile *profile);

#endif
