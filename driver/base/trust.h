/* Which files are trusted: those that only the caller and root can change. */
#ifndef BASE_TRUST_H
#define BASE_TRUST_H

#include "base/arena.h"
#include "base/error.h"

/* Checks the directory `path`, absolute, and those above it, through symbolic links: each must
 * belong to the caller or to root, and no other user may write to it. Other users may write to
 * those above `path` that have the sticky bit, and a group may write if the caller is its only
 * member. Directories that do not exist are no error. */
int trust_check(struct arena *arena, const char *path, struct error *err);

/* Checks the directory alone, when those above it are checked; what a link leads to as above. */
int trust_check_last(struct arena *arena, const char *path, struct error *err);

#endif
