/* What may stand in the place of a newer symbol in a finished file: sysroots/abi/lower.tsv. */
#ifndef TABLES_LOWER_TABLE_H
#define TABLES_LOWER_TABLE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/table.h"
#include "base/version.h"

enum lower_way {
    LOWER_SAME,    /* an older version of the symbol has the same meaning */
    LOWER_DIFFERS, /* an older version of the symbol does nearly the same */
    LOWER_RENAME,  /* another symbol does */
    LOWER_CODE,    /* some instructions do, which end in a call of another symbol */
    LOWER_OBJECT,  /* an object of zeros does */
    LOWER_START    /* the function that calls main, which older start code tells more */
};

/* A line. */
struct lower_row {
    struct version since; /* the symbol version */
    enum lower_way way;
    const char *with;    /* of code: its name, and after a colon a number; of an object: its size */
    struct text symbols; /* names, with blanks between; "name=other" with another symbol */
    const char *remark;  /* how the result differs; NULL when it does not */
};

struct lower_table {
    struct lower_row *rows;
    size_t count;
};

int lower_table_load(struct arena *arena, const struct strvec *roots, struct lower_table *table,
                     struct error *err);

/* Returns the row of the symbol at that version, and stores the other symbol that it names, or
 * NULL; NULL when there is none. */
const struct lower_row *lower_table_find(struct arena *arena, const struct lower_table *table,
                                         const char *symbol, struct version since,
                                         const char **other);

#endif
