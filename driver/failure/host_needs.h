/* What the host's archives need that the profile's C library lacks. */
#ifndef FAILURE_HOST_NEEDS_H
#define FAILURE_HOST_NEEDS_H

#include "base/arena.h"
#include "base/strvec.h"
#include "failure/failure.h"

struct host_needs {
    struct strvec polyfills; /* newer functions for which a polyfill can be chosen */
    struct strvec others;    /* newer functions without one */
};

/* Reads the archives (as for host_archives), as if all their members were linked. */
struct host_needs host_needs_of(struct arena *arena, const struct failed_link *link,
                                const struct strvec *archives);

#endif
