/* The cache: where it is, and what lies in it.
 *
 *     <cache>/sysroots/<arch>-<libc><version>-<digest>/   (sysroot/sysroot_name.h)
 *     <cache>/identity/<profile>-<digest>/                (target/identity.h)
 *     <cache>/objects/<arch>-<group>-<digest>/            (target/compiled_objects.h)
 *     <cache>/state/<digest>                              (target/state.h, plan/listing.h)
 *
 * Beside the directories of the first three lies .lock (target/lock.h), and for a moment
 * .new-<name>, one that is not whole yet (target/once.h). */
#ifndef TARGET_CACHE_H
#define TARGET_CACHE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* The directories that may be the cache, in order. */
struct cache_candidates {
    struct strvec paths;
    bool is_first_chosen; /* the first one is ABICC_CACHE_DIR: the others are used only if it
                           * belongs to another user */
    bool is_shared; /* ABICC_CACHE_SHARED: the first one is used even if other users can write to it
                     */
};

/* ABICC_CACHE_DIR when it is set, $XDG_CACHE_HOME/abicc, ~/.cache/abicc, and abicc-<uid> in $TMPDIR
 * or /tmp, which no other user may enter. None is created or changed. */
struct cache_candidates cache_candidates(struct arena *arena, const char *const *environment);

/* Returns whether the content of the candidate can be trusted. The error says who else can write to
 * it. */
bool cache_is_trusted(struct arena *arena, const struct cache_candidates *candidates, size_t index,
                      struct error *err);

/* Returns whether the caller should look into the next candidate when this one lacks something: it
 * should not if this one can be written to. */
bool cache_is_passed_over(struct arena *arena, const struct cache_candidates *candidates,
                          size_t index);

/* The first candidate that can be written to, created when it is missing. The error says what is
 * wrong with each; on success `refused` gets what is wrong with those before, or "". */
int cache_choose(struct arena *arena, const struct cache_candidates *candidates, const char **cache,
                 const char **refused, struct error *err);

enum cache_part { CACHE_SYSROOTS, CACHE_IDENTITIES, CACHE_OBJECTS, CACHE_STATES, CACHE_PARTS };

/* Returns the directory of the cache that holds such things. */
const char *cache_directory(struct arena *arena, const char *cache, enum cache_part part);

/* Returns the path of the thing called `name`. */
const char *cache_entry(struct arena *arena, const char *cache, enum cache_part part,
                        const char *name);

/* Returns the names under which files may refer to the cache: its own, and the real path where that
 * is another. */
struct strvec cache_spellings(struct arena *arena, const char *cache);

#endif
