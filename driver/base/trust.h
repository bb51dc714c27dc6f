/* Whose files may be believed: the caller's own and root's, where nobody else may change them. */
#ifndef BASE_TRUST_H
#define BASE_TRUST_H

#include "base/arena.h"
#include "base/error.h"

/* Checks the directory `path`, absolute, and those above it, through symbolic links: each must
 * belong to the caller or to root, and nobody else may put files into it. Above `path` others may,
 * where the sticky bit keeps them from what is not theirs. A group of which the caller is the only
 * member is nobody else. What does not exist is no error. */
int trust_check(struct arena *arena, const char *path, struct error *err);

/* Checks the directory alone, when those above it are checked; what a link leads to as above. */
int trust_check_last(struct arena *arena, const char *path, struct error *err);

#endif
