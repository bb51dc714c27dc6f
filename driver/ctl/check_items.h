/* What `abictl check` looks at: the ELF files that its operands are or hold. */
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
    const struct facts *facts; /* whole, of a package's member; NULL: to be read from disk again */
    size_t group;              /* items of one group come along together */
};

struct check_items {
    struct arena *arena;
    const struct package_limits *limits;
    bool wants_checksums;
    const char *why; /* the symbol or version whose users are named, or NULL */
    struct check_item *items;
    size_t count;
    size_t room;
    size_t groups;
    size_t skipped; /* files that are neither ELF files, archives of objects nor packages */
};

/* Adds what the operands are or hold. Files that are named themselves form one group, each
 * directory and each package another. What cannot be read becomes an item with a trouble, and so
 * does a named file of another kind. Symlinks inside a directory are not followed, and a file that
 * has several names is taken once. */
void check_items_gather(struct check_items *items, const struct strvec *operands);

/* The facts of the item, whole. Of a file on disk they are read into `arena`. */
int check_items_facts(struct arena *arena, const struct check_item *item,
                      const struct facts **facts, struct error *err);

#endif
