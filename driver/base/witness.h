/* Detects that a cached answer is stale. A witness lists the files from which the answer was made,
 * with what stat(2) said of each before it was read; the answer is stale once one of them differs,
 * or one that was missing exists. */
#ifndef BASE_WITNESS_H
#define BASE_WITNESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/pack.h"

/* What stat(2) says of a file; all zero for one that is not there. */
struct look {
    uint64_t device;
    uint64_t inode;
    uint64_t owner; /* and mode */
    uint64_t size;
    uint64_t modified[2]; /* seconds, nanoseconds */
    uint64_t changed[2];
};

struct witnessed {
    const char *path;
    struct look look;
};

struct witness {
    struct witnessed *items; /* each path once */
    size_t count, room;
};

/* Adds the path, present or not, with its present state. To be called before the file is
 * read. Of a directory neither size nor times are kept, unless the path ends in a slash: then an
 * entry that comes or goes is a change. Waits a few milliseconds where the file has just been
 * changed, until a further change gets another time. Without a `witness` nothing is done. */
void witness_see(struct arena *arena, struct witness *witness, const char *path);

/* Adds the path with what was seen before. */
void witness_add(struct arena *arena, struct witness *witness, const char *path,
                 const struct stat *st);

/* Adds what is in `more`. */
void witness_join(struct arena *arena, struct witness *witness, const struct witness *more);

/* Returns what the path was, NULL if it was not seen. */
const struct look *witness_find(const struct witness *witness, const char *path);

/* Looks at all paths again and returns the first that differs, or NULL. */
const char *witness_changed(const struct witness *witness);

void witness_pack(struct packer *packer, const struct witness *witness);

/* Reads back what witness_pack wrote and looks at each path; false at the first that differs. */
bool witness_unpack_and_check(struct unpacker *unpacker);

#endif
