/* The table of the environment variables that abicc reads. */
#ifndef PROFILE_VARIABLES_H
#define PROFILE_VARIABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct variable {
    const char *name;
    const char *values; /* the words that it may have, separated by '|'; NULL: any value */
    const char *help;   /* one line */
    bool is_asked;      /* part of the question that a cached state answers */
    bool is_path;       /* directories, separated by colons, that must be absolute */
};

/* Returns all of them, sorted by name. */
const struct variable *variable_list(size_t *count);

/* Returns the names of all variables, others than abicc's among them, on whose values the profile
 * and its place on this machine depend: a state that was kept for other values is not theirs. */
struct strvec variables_of_question(struct arena *arena);

/* Refuses an ABICC_ variable that is not in the table (a typo must not build for the wrong target),
 * one that is set but empty, and a value that it cannot have. */
int variables_check(struct arena *arena, const char *const *environment, struct error *err);

#endif
