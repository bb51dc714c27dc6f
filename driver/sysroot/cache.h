/* Where sysroots are kept. */
#ifndef SYSROOT_CACHE_H
#define SYSROOT_CACHE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* The folders that may be the cache, in order: ABICC_CACHE_DIR alone when it is set, else
 * $XDG_CACHE_HOME/abicc, ~/.cache/abicc, and abicc-<uid> in $TMPDIR or /tmp. None is touched. */
struct strvec cache_candidates(struct arena *arena, const char *const *environ);

/* The first candidate that can be written to, created when it is missing. The folder in TMPDIR must
 * be the user's own and closed to others. The error says what is wrong with each. */
int cache_choose(struct arena *arena, const struct strvec *candidates, const char **cache,
                 struct error *err);

#endif
