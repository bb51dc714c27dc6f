/* NAME.lock beside the profile NAME.yaml: the packages of the target's distribution that builds
 * use, each with its digest. `abictl packages` writes it, and users commit it. */
#ifndef LOCKED_LOCKFILE_H
#define LOCKED_LOCKFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"

struct locked_package {
    const char *arch; /* that it was resolved for, by abicc's name */
    const char *name;
    const char *version;
    const char *architecture; /* the package's own: amd64, all, noarch */
    const char *digest;       /* SHA-256, 64 hex digits */
    uint64_t size;            /* of the package's file */
    const char *needed_by;    /* the package that needs it; "-": it was asked for */
    const char *origin;       /* where it comes from: https://... or mirror:NAME/... */
};

/* What the metadata of a repository was when it was last read: a later one must not be older. */
struct locked_repository {
    const char *arch;
    const char *name; /* its address and suite */
    uint64_t date;    /* seconds since 1970 */
    bool is_unsigned; /* --allow-unsigned was given for it */
};

struct lockfile {
    const char *path;
    bool is_present;
    struct locked_package *packages;
    size_t count, room;
    struct locked_repository *repositories;
    size_t repository_count, repository_room;
};

/* Returns the path of the profile's lock; NULL where the profile is a part of abicc. */
const char *lockfile_path(struct arena *arena, const struct profile *profile);

/* Reads the lock; an absent one is empty. */
int lockfile_read(struct arena *arena, const char *path, struct lockfile *lock, struct error *err);

/* Sorts it: what is made of it must not depend on the order in which packages were chosen. */
void lockfile_sort(struct lockfile *lock);

/* Writes it in its order. */
int lockfile_write(struct arena *arena, const struct lockfile *lock, struct error *err);

void lockfile_add(struct arena *arena, struct lockfile *lock, struct locked_package package);
void lockfile_add_repository(struct arena *arena, struct lockfile *lock,
                             struct locked_repository repository);

/* Returns the package of that name that was resolved for the architecture, or NULL. */
const struct locked_package *lockfile_find(const struct lockfile *lock, const char *arch,
                                           const char *name);

/* Removes all that was resolved for the architecture. */
void lockfile_forget(struct lockfile *lock, const char *arch);

#endif
