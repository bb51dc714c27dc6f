/* Carries a lowering out: on bytes, in memory. */
#ifndef LOWER_REWRITE_H
#define LOWER_REWRITE_H

#include "lower/lowering.h"

struct lower_result {
    const unsigned char *bytes;
    uint64_t size;
};

/* Stores the changed file. The plan has no obstacles. */
int lower_rewrite(struct arena *arena, const struct lower_file *file,
                  const struct lower_tables *tables, const struct lowering *plan,
                  struct lower_result *result, struct error *err);

#endif
