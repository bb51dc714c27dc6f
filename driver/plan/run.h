/* Carrying a plan out. */
#ifndef PLAN_RUN_H
#define PLAN_RUN_H

#include "base/arena.h"
#include "base/error.h"
#include "plan/plan.h"
#include "target/state.h"

struct run_result {
    int status;         /* the compiler's, as wait(2) gives it */
    const char *opened; /* of a link: what the linker wrote of the files that it opened, as make's
                         * rules; NULL when it wrote nothing */
};

/* Executes the plan. Does not return when the compiler takes this process's place (RUN_EXEC). -1
 * when it could not be run. */
int run_plan(struct arena *arena, const struct plan *plan, const struct state *state,
             const char *const *environment, struct run_result *result, struct error *err);

#endif
