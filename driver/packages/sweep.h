/* What processes that were killed left in the store. */
#ifndef PACKAGES_SWEEP_H
#define PACKAGES_SWEEP_H

#include "base/arena.h"

/* Removes the temporary files and directories in the store that are more than a day old: whoever
 * made them does not run any more. */
void sweep_store(struct arena *arena, const char *cache);

#endif
