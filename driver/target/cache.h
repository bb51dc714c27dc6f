/* Where sysroots are kept. */
#ifndef TARGET_CACHE_H
#define TARGET_CACHE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* The directories that may be the cache, in order. */
struct cache_candidates {
    struct strvec paths;
    bool is_last_shared; /* the last one lies where every user may create files */
};

/* ABICC_CACHE_DIR alone when it is set, else $XDG_CACHE_HOME/abicc, ~/.cache/abicc, and abicc-<uid>
 * in $TMPDIR or /tmp. None is touched. */
struct cache_candidates cache_candidates(struct arena *arena, const char *const *environment);

/* May what lies in the candidate be believed? Not where another user may have put it. */
bool cache_is_trusted(const struct cache_candidates *candidates, size_t index);

/* The first candidate that can be written to, created when it is missing. The directory in TMPDIR
 * must be the user's own and closed to others. The error says what is wrong with each. */
int cache_choose(struct arena *arena, const struct cache_candidates *candidates, const char **cache,
                 struct error *err);

#endif
