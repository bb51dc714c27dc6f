/* Where profiles lie: directories of the user's, then the ones that abicc carries. */
#ifndef PROFILE_CATALOG_H
#define PROFILE_CATALOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* The places that may hold NAME.yaml, in search order: each root, its directory profiles/, and
 * after the roots the embedded profiles. */
struct catalog {
    struct arena *arena;
    const struct strvec *roots;
    struct strvec *probed; /* every path looked at is added here; NULL when nobody asks */
};

struct catalog_file {
    const char *name;   /* without .yaml */
    const char *origin; /* path, for messages */
    const char *bytes;
    size_t size;
    size_t place; /* index in the search order */
};

/* What a profile may be called: it becomes part of file names and of marks in objects. */
bool catalog_is_name(const char *name);

size_t catalog_place_count(const struct catalog *catalog);

/* The first NAME.yaml at `place` or later. 1 when found, 0 when there is none, -1 on error. */
int catalog_find(const struct catalog *catalog, const char *name, size_t place,
                 struct catalog_file *file, struct error *err);

/* The names of the profiles in one place, sorted. Files that could be no profile are left out. */
int catalog_list(const struct catalog *catalog, size_t place, struct strvec *names,
                 struct error *err);

/* The file `path`, if it is there and small enough to be a file of settings. As catalog_find. */
int catalog_read(const struct catalog *catalog, const char *path, struct catalog_file *file,
                 struct error *err);

#endif
