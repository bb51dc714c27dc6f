/* The places of profiles: the user's directories, then those that abicc contains. */
#ifndef PROFILE_CATALOG_H
#define PROFILE_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/witness.h"

/* The places that may have NAME.yaml, in search order: each root, its directory profiles/, and
 * after the roots the embedded profiles. */
struct catalog {
    struct arena *arena;
    const struct strvec *roots;
    struct witness *sources; /* gets every path that is tried, before it is read; may be NULL */
};

struct catalog_file {
    const char *name;   /* without .yaml */
    const char *origin; /* path, for messages */
    const char *bytes;
    size_t size;
    size_t place; /* index in the search order */
};

/* Returns whether a profile may have this name, which becomes part of file names and of marks. */
bool catalog_is_name(const char *name);

size_t catalog_place_count(const struct catalog *catalog);

/* Stores the first NAME.yaml at `place` or later. Returns 1 when found, 0 when there is none, or
 * -1.
 */
int catalog_find(const struct catalog *catalog, const char *name, size_t place,
                 struct catalog_file *file, struct error *err);

/* Adds the names of the profiles in one place, sorted, without files that cannot be profiles. */
int catalog_list(const struct catalog *catalog, size_t place, struct strvec *names,
                 struct error *err);

/* Reads the file `path`, if it exists and is small enough for settings. Returns as catalog_find. */
int catalog_read(const struct catalog *catalog, const char *path, struct catalog_file *file,
                 struct error *err);

#endif
