/* The headers that older glibc releases lack (sysroots/include/first-releases.tsv). */
#ifndef TABLES_HEADER_RELEASE_H
#define TABLES_HEADER_RELEASE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/version.h"

struct header_release {
    struct text header;   /* sys/random.h */
    struct version first; /* the first release that has it */
};

/* Opens the table; `roots` as for data_open. */
int header_releases_open(struct arena *arena, const struct strvec *roots, struct table *table,
                         struct error *err);

/* Reads the next row. Returns 1, 0 at the end, or -1 for a row that is wrong. */
int header_releases_next(struct table *table, struct header_release *row, struct error *err);

#endif
