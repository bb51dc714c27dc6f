/* Programs that run abicc and cache its objects or send them to other machines (sccache, distcc,
 * Go's build cache), but do not see ABICC_PROFILE: they would mix the objects of two profiles. */
#ifndef PLAN_CALLERS_H
#define PLAN_CALLERS_H

#include "plan/plan.h"

/* Fails if such a program runs abicc and the profile is named where that program does not see it.
 */
int callers_check(struct arena *arena, const struct plan_request *request, struct error *err);

/* Returns what is wrong where CC compiles C++ and CXX does not name abicc: the build will link with
 * this machine's compiler, as Python's setuptools do. NULL where nothing is, and for cmd/go, whose
 * links are checked. */
const char *callers_lack_cxx(struct arena *arena, const struct plan_request *request);

#endif
