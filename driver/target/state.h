/* Everything that a choice of profile and compiler leads to: resolved once, kept in the cache, and
 * read back whole by every later call. */
#ifndef TARGET_STATE_H
#define TARGET_STATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/choice.h"
#include "profile/profile.h"
#include "sysroot/sysroot.h"
#include "target/identity.h"
#include "toolchain/toolchain.h"

struct state {
    const char *cache; /* the directory that holds what follows (target/cache.h) */
    struct profile profile;
    struct toolchain toolchain;
    const char *launcher; /* path of the program that runs compiles; "" when there is none */
    struct sysroot sysroot;
    struct identity identity;
    const char *refused; /* why another directory is not used for the cache, when this one has just
                          * been chosen; or NULL */
};

/* The state for the choice: from the cache when nothing that it was made from has changed, else
 * resolved anew and kept. `environment` as in environ(7). */
int state_get(struct arena *arena, const struct choice *choice, const char *const *environment,
              struct state *state, struct error *err);

/* The state kept in the file `path`; false when it is another abicc's, damaged or no longer true.
 */
bool state_read(struct arena *arena, const char *path, struct state *state);

/* Returns whether a file in the cache's directory of states could be one by its name, or the answer
 * of a compiler (plan/listing.h). */
bool state_is_name(const char *name);

#endif
