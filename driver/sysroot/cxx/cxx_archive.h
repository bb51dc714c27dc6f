/* Makes an archive of what the compiler's libstdc++.a has and the target's libstdc++.so.6 lacks. */
#ifndef SYSROOT_CXX_CXX_ARCHIVE_H
#define SYSROOT_CXX_CXX_ARCHIVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Returns whether another library defines the name. */
typedef bool cxx_archive_gives(const void *data, const char *name);

struct cxx_given {
    cxx_archive_gives *gives;
    const void *data;
};

/* Changes an ELF object in place, without changing its size. Names that are given become undefined,
 * so that its code binds to those of the other library, and their state exists only once. The
 * remaining names are hidden, so that no other module binds to them, except for weak ones, which
 * the user's objects may define too and export. Appends to `kept` the names that the object defines
 * afterwards, borrowed from `bytes`. `name` is for errors. */
int cxx_archive_change(struct arena *arena, const char *name, char *bytes, size_t size,
                       const struct cxx_given *given, struct strvec *kept, struct error *err);

/* Writes the archive `from` to `to` with its members changed in this way, without those that no
 * longer define anything. */
int cxx_archive_write(struct arena *arena, const char *from, const struct cxx_given *given,
                      const char *to, struct error *err);

#endif
