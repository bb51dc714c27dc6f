/* Programs that run abicc and cache its objects or send them to other machines (sccache, distcc,
 * Go's build cache), but do not see ABICC_PROFILE: they would mix the objects of two profiles. */
#ifndef PLAN_CALLERS_H
#define PLAN_CALLERS_H

#include "plan/plan.h"

/* Fails if such a program runs abicc and the profile is named where that program does not see it.
 */
int callers_check(struct arena *arena, const struct plan_request *request, struct error *err);

#endif
