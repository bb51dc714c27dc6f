/* What a compiler's libstdc++.a has and the target's libstdc++.so.6 lacks, as an archive. */
#ifndef SYSROOT_CXX_CXX_ARCHIVE_H
#define SYSROOT_CXX_CXX_ARCHIVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* Is the name for another library to define. */
typedef bool cxx_archive_gives(const void *data, const char *name);

struct cxx_given {
    cxx_archive_gives *gives;
    const void *data;
};

/* Changes an ELF object in place, which is its size still: names that are given become undefined,
 * so that its code binds to the other library's and no second copy of its state comes to life; what
 * remains is hidden, so that no other module binds to it, but for weak names, which the user's own
 * objects may define as well and export. `kept` gets the names that it defines afterwards, borrowed
 * from `bytes`. `name` is for errors. */
int cxx_archive_change(struct arena *arena, const char *name, char *bytes, size_t size,
                       const struct cxx_given *given, struct strvec *kept, struct error *err);

/* Writes the archive `from` to `to` with its members so changed, without those that define nothing
 * any more. */
int cxx_archive_write(struct arena *arena, const char *from, const struct cxx_given *given,
                      const char *to, struct error *err);

#endif
