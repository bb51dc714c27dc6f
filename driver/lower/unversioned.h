/* Symbols that a file needs without a version: of a library that was linked without glibc, or with
 * a libc.so.6 that has no versions. The loader takes any that it finds. */
#ifndef LOWER_UNVERSIONED_H
#define LOWER_UNVERSIONED_H

#include "lower/lowering.h"

struct unversioned {
    struct version since; /* glibc has the symbol from this release on only; 0: in the older one,
                             too, or never */
    const char *library;  /* what has it in the older release and is not loaded; or NULL */
};

struct unversioned unversioned_find(const struct lower_file *file,
                                    const struct lower_tables *tables, struct version floor,
                                    const char *name);

/* Returns who may define the symbol instead of glibc: a library that the file names, or the program
 * that loads it. NULL: no one. */
const char *unversioned_other_owner(const struct lower_file *file,
                                    const struct lower_tables *tables, const char *name);

#endif
