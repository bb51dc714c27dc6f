/* Copies the compiler's libstdc++.a with other symbols: without what the target's libstdc++.so.6
 * has, or with the names of another C library. */
#ifndef SYSROOT_CXX_CXX_ARCHIVE_H
#define SYSROOT_CXX_CXX_ARCHIVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/renames.h"

/* Returns whether another library defines the name. */
typedef bool cxx_archive_gives(const void *data, const char *name);

struct cxx_given {
    cxx_archive_gives *gives; /* NULL: nothing is, and what an object defines stays as it is */
    const void *data;
    const struct renames *renames; /* of what an object does not define; NULL: none */
};

struct cxx_object {
    const char *name; /* for errors */
    char *bytes;
    size_t size;
    struct strvec kept; /* the names that it defines after its change, borrowed from the bytes */
};

/* Changes an ELF object in place, unless it gets new names: then it becomes a longer one. Names
 * that are given become undefined, so that its code binds to the other library's and no second copy
 * of its state comes to life; what remains is hidden, so that no other module binds to it, but for
 * weak names, which the user's own objects may define as well and export. */
int cxx_archive_change(struct arena *arena, struct cxx_object *changed,
                       const struct cxx_given *given, struct error *err);

/* Writes the archive `from` to `to` with its members changed in this way, without those that no
 * longer define anything. */
int cxx_archive_write(struct arena *arena, const char *from, const struct cxx_given *given,
                      const char *to, struct error *err);

#endif
