/* $PATH. */
#ifndef BASE_SEARCH_PATH_H
#define BASE_SEARCH_PATH_H

#include "base/strvec.h"

/* Returns the paths at which the program `name` may be, in the order of `value`, which is that of
 * PATH. NULL stands for the system's directories. Whether they exist is for the caller to see. */
struct strvec search_path_candidates(struct arena *arena, const char *value, const char *name);

#endif
