/* The advice to use a polyfill where a function is newer than the floor. */
#ifndef RULES_POLYFILL_OFFER_H
#define RULES_POLYFILL_OFFER_H

#include "base/arena.h"
#include "base/strvec.h"
#include "tables/polyfill.h"

/* Returns one line that tells how to enable the polyfills of those `names` that have one, and the
 * kernels that they require; NULL when none has a polyfill. */
const char *polyfill_offer(struct arena *arena, const char *arch, const struct strvec *names);

/* Does the same with a table that was read before. */
const char *polyfill_offer_from(struct arena *arena, const struct polyfill_table *table,
                                const struct strvec *names);

#endif
