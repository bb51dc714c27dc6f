/* The environment as a list that can be looked into and edited. */
#ifndef BASE_ENVIRONMENT_H
#define BASE_ENVIRONMENT_H

#include "base/arena.h"
#include "base/strvec.h"

/* The value of `name` in `environment`, or NULL. */
const char *environment_get(const char *const *environment, const char *name);

/* `environment` without the variables in `removed`, and with the "NAME=value" texts in `set`. */
struct strvec environment_edit(struct arena *arena, const char *const *environment,
                               const struct strvec *removed, const struct strvec *set);

#endif
