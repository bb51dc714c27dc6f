/* The packages of a cache: their files by digest, and for each set of packages the tree of headers
 * and libraries that sysroots are made from. */
#ifndef LOCKED_PACKAGE_STORE_H
#define LOCKED_PACKAGE_STORE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/witness.h"
#include "locked/lockfile.h"
#include "profile/profile.h"

/* Names in a tree: headers, libraries, and a table of what belongs to which package. */
#define PACKAGE_TREE_TABLE "packages.tsv"

/* Returns the directory of the cache for packages, and those in it for their files and trees. */
const char *package_store(struct arena *arena, const char *cache);
const char *package_store_files(struct arena *arena, const char *cache);
const char *package_store_trees(struct arena *arena, const char *cache);

/* Returns the path of the package's file. */
const char *package_store_file(struct arena *arena, const char *cache, const char *digest);

/* Returns the name of the tree with the packages that are locked for the architecture. */
const char *package_tree_name(struct arena *arena, const struct lockfile *lock, const char *arch);

/* Stores the path of the profile's tree; "" for a profile without packages. The error says what
 * `abictl packages` is to do where the lock or the tree is missing. `sources` gets the files on
 * which the answer depends. */
int package_tree_find(struct arena *arena, const struct profile *profile, const char *cache,
                      struct witness *sources, const char **tree, struct error *err);

#endif
