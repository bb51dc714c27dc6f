/* Why abicc has no polyfill of a function that is newer than the oldest floor
 * (sysroots/compat/not-provided.tsv). */
#ifndef TABLES_POLYFILL_REASON_H
#define TABLES_POLYFILL_REASON_H

#include "base/arena.h"
#include "base/error.h"

struct polyfill_reason {
    const char *names;  /* a pattern: "_ZGV*" */
    const char *reason; /* "needs the loader's own state; use ..." */
};

struct polyfill_reasons {
    const struct polyfill_reason *rows;
    size_t count;
};

/* Reads the rows that hold on the architecture. */
int polyfill_reasons_load(struct arena *arena, const char *arch, struct polyfill_reasons *reasons,
                          struct error *err);

/* Returns the first row whose pattern matches the name, or NULL. */
const struct polyfill_reason *polyfill_reasons_find(const struct polyfill_reasons *reasons,
                                                    const char *name);

#endif
