/* Which repositories a profile is to name. */
#ifndef REPOSITORY_ADVICE_H
#define REPOSITORY_ADVICE_H

#include "base/arena.h"
#include "profile/profile.h"

/* Returns lines, each after a newline: the key `repositories` of the distributions that the profile
 * may be for, or why there are none that can be read. */
const char *repository_advice(struct arena *arena, const struct profile *profile);

#endif
