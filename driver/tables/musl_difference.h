/* How musl differs from glibc: what only glibc has, and what both have and do otherwise
 * (sysroots/abi/musl-differences.tsv). */
#ifndef TABLES_MUSL_DIFFERENCE_H
#define TABLES_MUSL_DIFFERENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"

enum musl_difference_kind { DIFFERENCE_SYMBOL, DIFFERENCE_HEADER, DIFFERENCE_BEHAVIOUR };

struct musl_difference {
    const char *library; /* that has what is missing, for -l; or NULL */
    const char *package; /* of Alpine, that has it; or NULL */
    const char *text;    /* what to use instead, or what is otherwise; or NULL */
};

/* Finds the next row of this kind that speaks of the name. `table` is opened by
 * musl_differences_open. Returns 1, 0 when there are no more, or -1 for a row that is wrong. */
int musl_differences_next(struct arena *arena, struct table *table, enum musl_difference_kind kind,
                          const char *name, struct musl_difference *difference, struct error *err);

/* Opens the table; `roots` as for data_open. */
int musl_differences_open(struct arena *arena, const struct strvec *roots, struct table *table,
                          struct error *err);

/* Finds the first such row. Returns false where there is none, or the table cannot be read. */
bool musl_difference_find(struct arena *arena, const struct strvec *roots,
                          enum musl_difference_kind kind, const char *name,
                          struct musl_difference *difference);

#endif
