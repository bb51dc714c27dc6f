/* The functions that abicc adds to links for a target, whatever the release of its C library. */
#ifndef CTL_ADDED_NAMES_H
#define CTL_ADDED_NAMES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"

/* Adds the symbols that the archive of the sysroots defines: "libc_nonshared.a". Where abicc
 * has no such archive for the architecture, that of the first one is taken. */
int added_names_read(struct arena *arena, const char *arch, const char *archive,
                     struct strvec *names, struct error *err);

/* Stores, sorted, those of all links with the profile: of its C library's archives, and its
 * polyfills. */
int added_names(struct arena *arena, const struct profile *profile, struct strvec *names,
                struct error *err);

/* Stores, sorted, those of links of C++ besides: what the compiler's C++ library needs. */
int added_names_cxx(struct arena *arena, const struct profile *profile, struct strvec *names,
                    struct error *err);

#endif
