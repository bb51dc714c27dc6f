/* The name under which a state is kept. */
#ifndef TARGET_STATE_NAME_H
#define TARGET_STATE_NAME_H

#include "base/arena.h"
#include "profile/choice.h"

/* Returns the name of the state's file in the cache: a digest of the question, which is the choice
 * and those variables of the environment on which the answer depends. */
const char *state_name(struct arena *arena, const struct choice *choice,
                       const char *const *environment);

#endif
