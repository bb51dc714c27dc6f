/* The host's archives that a profile allows in a sysroot by name. */
#ifndef SYSROOT_BORROW_H
#define SYSROOT_BORROW_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"

/* Stores the files of the profile's host_archives (z -> .../libz.a), and adds them to `inputs`; the
 * error names one that is missing. */
int borrow_find_archives(struct arena *arena, const struct profile *profile,
                         struct strvec *archives, struct witness *inputs, struct error *err);

/* Links each of the `archives` into the library directory. */
int borrow_archives(struct arena *arena, const struct strvec *archives, const char *lib,
                    struct error *err);

#endif
