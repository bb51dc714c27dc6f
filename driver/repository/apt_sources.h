/* Where this machine's apt gets packages from. */
#ifndef REPOSITORY_APT_SOURCES_H
#define REPOSITORY_APT_SOURCES_H

#include "base/arena.h"

/* Returns the address of apt's first repository whose path ends in /NAME ("debian"); NULL where apt
 * has none. `root` is "" for this machine. */
const char *apt_sources_find(struct arena *arena, const char *root, const char *name);

#endif
