/* The ELF files that `abictl check` checks: its operands, and files in them. */
#ifndef CTL_CHECK_ITEMS_H
#define CTL_CHECK_ITEMS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "package/package.h"
#include "report/report.h"

struct check_item {
    struct report_file file;
    const struct facts *facts; /* complete, for a package's member; NULL: still on disk */
    size_t group;              /* items of one group are shipped together */
};

struct check_items {
    struct arena *arena;
    const struct package_limits *limits;
    bool wants_checksums;
    const char *why;                /* the symbol or version whose users are printed, or NULL */
    const struct strvec *roots;     /* as for data_open, and the release of glibc, for the answer */
    const struct version *lower_to; /* whether `abictl lower` can help; NULL: no answer */
    struct check_item *items;
    size_t count;
    size_t room;
    size_t groups;
    size_t skipped; /* files that are not ELF, archives of objects or packages */
};

/* Adds the operands, and the files in them. Files that are named themselves form one group; each
 * directory and each package is a group of its own. What cannot be read becomes an item with a
 * trouble, and so does a named file of another kind. Symbolic links inside a directory are not
 * followed, and a file with several names is added once. */
void check_items_gather(struct check_items *items, const struct strvec *operands);

/* Stores the complete facts of the item. They are read into `arena` if the file is on disk. */
int check_items_facts(struct arena *arena, const struct check_item *item,
                      const struct facts **facts, struct error *err);

#endif
