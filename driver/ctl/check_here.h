/* This machine as a target: `abictl check --here`. */
#ifndef CTL_CHECK_HERE_H
#define CTL_CHECK_HERE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

/* What this machine promises, as if a profile said it: architecture, C library, kernel, level of
 * the processor. */
int check_here_profile(struct arena *arena, const struct profile **profile, struct error *err);

/* Prints it, with the profiles whose outputs run here. */
int check_here_tell(struct ctl *ctl, const struct strvec *roots, const struct profile *profile,
                    struct error *err);

#endif
