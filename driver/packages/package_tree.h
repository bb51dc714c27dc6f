/* The files of packages: downloaded into the store, and unpacked into the tree of their set. */
#ifndef PACKAGES_PACKAGE_TREE_H
#define PACKAGES_PACKAGE_TREE_H

#include "locked/lockfile.h"
#include "package/package.h"
#include "packages/verbs.h"
#include "profile/profile.h"

/* To how much a package may unpack. */
extern const struct package_limits packages_limits;

/* Downloads the locked packages of the profile's architecture that the store lacks, verifies all,
 * and makes the tree. */
int package_tree_make(struct job *job, const struct profile *profile, const char *cache,
                      const struct lockfile *lock, struct error *err);

/* Downloads only. */
int packages_download(struct job *job, const struct profile *profile, const char *cache,
                      const struct lockfile *lock, struct error *err);

#endif
