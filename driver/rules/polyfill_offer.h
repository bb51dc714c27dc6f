/* What users are told of polyfills where a function is newer than the floor. */
#ifndef RULES_POLYFILL_OFFER_H
#define RULES_POLYFILL_OFFER_H

#include "base/arena.h"
#include "base/strvec.h"

/* How to let abicc bring those of the `names` along that it has, with the kernels that they want,
 * on one line; NULL when it has none. In the arena. */
const char *polyfill_offer(struct arena *arena, const struct strvec *names);

#endif
