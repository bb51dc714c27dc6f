/* $PATH. */
#ifndef BASE_SEARCH_PATH_H
#define BASE_SEARCH_PATH_H

#include <stddef.h>

#include "base/strvec.h"
#include "base/witness.h"

/* Returns the paths at which the program `name` may be, in the order of `value`, which is that of
 * PATH. NULL stands for the system's directories. Whether they exist is for the caller to see. */
struct strvec search_path_candidates(struct arena *arena, const char *value, const char *name);

/* A search for programs of one name. */
struct program_search {
    struct arena *arena;
    struct strvec candidates;
    size_t next;
    struct witness *looked_at;
};

/* Begins a search for the program `name`, which is a path or a name for `value`, as above; relative
 * directories there are left out, because they are others after each cd. `looked_at` gets every
 * path that the search looks at, found or not. */
struct program_search program_search(struct arena *arena, const char *value, const char *name,
                                     struct witness *looked_at);

/* Returns the absolute path of the next file that can be run, with its links kept; NULL when there
 * is none. */
const char *program_search_next(struct program_search *search);

#endif
