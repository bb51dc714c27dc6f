/* --abicc-explain: prints what was chosen, and each edit with its reason. */
#ifndef PLAN_EXPLAIN_PLAN_H
#define PLAN_EXPLAIN_PLAN_H

#include <stdio.h>

#include "plan/plan.h"
#include "profile/choice.h"
#include "target/state.h"

void explain_plan(struct arena *arena, FILE *stream, const struct choice *choice,
                  const struct state *state, const struct plan *plan);

#endif
