/* `abictl check --functions`: what files that are not linked yet need of a newer C library, asked
 * before the build that links them. */
#ifndef CTL_CHECK_FUNCTIONS_H
#define CTL_CHECK_FUNCTIONS_H

#include "ctl/check_items.h"
#include "ctl/ctl.h"
#include "profile/profile.h"

/* Prints each function that the items use and a link for the profile would not find, the release
 * that brought it, whether abicc has a polyfill of it, and the files; then what to set or choose.
 * Stores in `count` how many there are. Items that cannot be read, and those for another
 * architecture, are left out and get a trouble. */
int check_functions(struct ctl *ctl, struct check_items *items, const struct strvec *roots,
                    const struct profile *profile, size_t *count, struct error *err);

#endif
