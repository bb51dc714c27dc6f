/* A state as the bytes that the cache keeps. */
#ifndef TARGET_STATE_FILE_H
#define TARGET_STATE_FILE_H

#include "base/pack.h"
#include "base/witness.h"
#include "target/state.h"

/* Returns the bytes of a state that was made from `sources`; state_read reads them back. */
struct packer state_pack(struct arena *arena, const struct state *state,
                         const struct witness *sources);

#endif
