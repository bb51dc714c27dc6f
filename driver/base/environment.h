/* Reads and edits an environment. */
#ifndef BASE_ENVIRONMENT_H
#define BASE_ENVIRONMENT_H

#include "base/arena.h"
#include "base/strvec.h"

/* Returns the value of `name` in `environment`, or NULL. */
const char *environment_get(const char *const *environment, const char *name);

/* Returns `environment` without the variables in `removed`, and with the "NAME=value" in `set`. */
struct strvec environment_edit(struct arena *arena, const char *const *environment,
                               const struct strvec *removed, const struct strvec *set);

#endif
