/* Runs many programs, as many at a time as this process may use processors. */
#ifndef BASE_PROCESS_POOL_H
#define BASE_PROCESS_POOL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct process_job {
    struct strvec argv; /* argv[0] is a path */
    bool is_started;
    int status;       /* its wait status, once it was started */
    const char *text; /* what it wrote to standard output and standard error */
};

/* Runs the jobs in `directory`, with /dev/null as their standard input, and waits for them. Once
 * one has failed, no further ones are started. Returns -1 only when one could not be run. */
int process_pool_run(struct arena *arena, struct process_job *jobs, size_t count,
                     const char *directory, const struct strvec *env, struct error *err);

#endif
