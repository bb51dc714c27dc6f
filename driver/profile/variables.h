/* The environment variables that abicc knows: one table. */
#ifndef PROFILE_VARIABLES_H
#define PROFILE_VARIABLES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

struct variable {
    const char *name;
    const char *values; /* the words that it may hold, separated by '|'; NULL when free */
    const char *help;   /* one line */
};

/* All of them, sorted by name. */
const struct variable *variable_list(size_t *count);

/* Refuses an ABICC_ variable that is not in the table (a typo must not build the wrong thing), one
 * that is set but empty, and a value that it cannot have. */
int variables_check(struct arena *arena, const char *const *environment, struct error *err);

#endif
