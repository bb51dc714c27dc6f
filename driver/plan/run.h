/* Executes a plan. */
#ifndef PLAN_RUN_H
#define PLAN_RUN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/process.h"
#include "plan/plan.h"
#include "target/state.h"

struct run_request {
    const struct plan *plan;
    const struct state *state;
    const char *const *environment; /* as environ(7) */
    bool listens;                   /* keep what a compile or link writes to standard error */
};

struct run_result {
    int status;                     /* the compiler's, as wait(2) gives it */
    struct process_signals signals; /* held since before a compiler ran that was waited for */
    const char *opened; /* of a link: the linker's list of the files that it opened, as rules of
                         * make; NULL when there is none */
    const char *heard;  /* written to standard error; NULL when it was not kept */
};

/* Executes the plan. Does not return when the compiler replaces this process (RUN_EXEC, unless the
 * request is to listen). Returns -1 when it could not be run. */
int run_plan(struct arena *arena, const struct run_request *request, struct run_result *result,
             struct error *err);

#endif
