/* The file Release of a deb repository: the date and the digests of its indexes. */
#ifndef REPOSITORY_RELEASE_FILE_H
#define REPOSITORY_RELEASE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct release_index {
    const char *path; /* main/binary-amd64/Packages.xz */
    const char *digest;
    uint64_t size;
};

struct release_file {
    const char *suite; /* "" where it does not say */
    const char *codename;
    uint64_t date;        /* seconds since 1970; 0: it does not say */
    uint64_t valid_until; /* the same */
    bool has_by_hash;
    struct release_index *indexes;
    size_t count, room;
};

/* Reads the text; `name` is for messages. */
int release_file_read(struct arena *arena, const char *name, const char *text,
                      struct release_file *release, struct error *err);

/* Returns the index of that path, or NULL. */
const struct release_index *release_file_find(const struct release_file *release, const char *path);

#endif
