/* How musl differs from glibc in a symbol, for its explanation. */
#ifndef CTL_EXPLAIN_MUSL_H
#define CTL_EXPLAIN_MUSL_H

#include "ctl/explain.h"

/* Adds to `texts` what is known of a symbol: where musl lacks it (`is_absent`), who has it and what
 * to use instead; where it has it, what it does otherwise. */
int explain_musl_symbol(struct explain *explain, const char *name, bool is_absent,
                        struct strvec *texts, struct error *err);

#endif
