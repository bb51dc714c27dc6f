/* Why names are missing, in words, and what to do about all of them together. */
#ifndef FAILURE_REMEDY_H
#define FAILURE_REMEDY_H

#include "base/strvec.h"
#include "failure/failure.h"
#include "link/units.h"
#include "rules/absence.h"

/* What was told so far. */
struct remedies {
    struct arena *arena;
    const struct failed_link *link;
    struct strvec newer; /* names that came after the floor, each once */
    struct version newest;
    struct strvec strangers; /* what wants them and was not compiled by abicc, each once */
    bool has_own;            /* abicc compiled some of what wants them */
    bool has_foreign;        /* glibc's names in a link for musl */
};

void remedies_begin(struct arena *arena, const struct failed_link *link, struct remedies *remedies);

/* "which came with glibc 2.25; the floor is 2.17". The name, and the unit that wants it (NULL when
 * none is known), count for remedies_text. */
const char *remedies_take(struct remedies *remedies, const struct unit *unit, const char *name,
                          const struct absence *absence);

/* Lines without a last newline; "" when the findings say it all. */
const char *remedies_text(const struct remedies *remedies);

#endif
