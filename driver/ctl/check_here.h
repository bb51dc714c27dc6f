/* `abictl check --here`: this machine as a target. */
#ifndef CTL_CHECK_HERE_H
#define CTL_CHECK_HERE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

/* Stores what this machine has in the form of a profile: architecture, C library, kernel, level of
 * the processor. */
int check_here_profile(struct arena *arena, const struct profile **profile, struct error *err);

/* Prints it, and the profiles whose files run here. */
int check_here_tell(struct ctl *ctl, const struct strvec *roots, const struct profile *profile,
                    struct error *err);

#endif
