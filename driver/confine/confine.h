/* Makes this process one of the target's: with the root directory of its system, and a kernel that
 * answers as an older one does. What it executes then inherits both. */
#ifndef CONFINE_CONFINE_H
#define CONFINE_CONFINE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"

struct confinement {
    const struct strvec *roots; /* of data, with the table of system calls */
    struct version kernel;      /* 0: this machine's */
    int error;                  /* what a call answers that is newer than the kernel */
    const char *error_name;
    bool is_traced; /* refused calls are written to standard error */
};

/* Sets the filter for system calls. Where uname cannot be answered, sets `*loss` to the reason;
 * else NULL. */
int confine_kernel(struct arena *arena, const struct confinement *confinement, const char **loss,
                   struct error *err);

/* Returns the release as uname tells it: "3.10.0". */
const char *confine_release(struct arena *arena, struct version kernel);

#endif
