/* Carrying a plan out. */
#ifndef PLAN_RUN_H
#define PLAN_RUN_H

#include "base/arena.h"
#include "base/error.h"
#include "plan/plan.h"
#include "plan/state.h"

/* Executes the plan. Does not return when the compiler takes this process's place (RUN_EXEC); else
 * `status` gets the wait status of the compiler. -1 when it could not be run. */
int run_plan(struct arena *arena, const struct plan *plan, const struct state *state,
             const char *const *environment, int *status, struct error *err);

#endif
