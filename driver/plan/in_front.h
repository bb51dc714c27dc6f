/* Programs in front of abicc that keep what it made, or send it away, and know too little about it:
 * their answers for one profile would serve another. */
#ifndef PLAN_IN_FRONT_H
#define PLAN_IN_FRONT_H

#include "plan/plan.h"

/* Fails where such a program called abicc, and the profile is not where that program looks. */
int in_front_check(struct arena *arena, const struct plan_request *request, struct error *err);

#endif
