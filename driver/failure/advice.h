/* Explains why symbols of a failed link are missing, and collects what to do about all of them. The
 * texts of the remedies are in remedy.h. */
#ifndef FAILURE_ADVICE_H
#define FAILURE_ADVICE_H

#include "base/strvec.h"
#include "failure/failure.h"
#include "link/units.h"
#include "rules/absence.h"
#include "rules/finding.h"

/* The missing symbols that were explained so far. */
struct advice {
    struct arena *arena;
    const struct failed_link *link;
    struct strvec newer;    /* symbols that came after the floor, each once */
    struct strvec headers;  /* headers that did, each once */
    struct version newest;  /* the release that has all of them */
    struct strvec parts;    /* what to do about parts of glibc without headers, each once */
    struct strvec foreign;  /* files that use them and were not compiled by abicc, each once */
    bool has_word;          /* a macro or type that no polyfill brings */
    bool has_own;           /* abicc compiled a file that uses one of them */
    bool has_glibc_in_musl; /* a symbol that only glibc has, in a link for musl */
};

void advice_begin(struct arena *arena, const struct failed_link *link, struct advice *advice);

/* Returns why the symbol is missing: "which came with glibc 2.25; the floor is 2.17". Notes the
 * symbol and the unit that uses it (NULL when none is known) for advice_hand_over. */
const char *advice_explain(struct advice *advice, const struct unit *unit, const char *name,
                           const struct absence *absence);

/* Returns the same for a header that the floor lacks and that came with that release. */
const char *advice_explain_header(struct advice *advice, const char *header,
                                  struct version release);

/* Returns the same for a header of a part of glibc that current hosts have no headers of. */
const char *advice_explain_part(struct advice *advice, const struct withdrawn *part);

/* Returns the same for a macro or a type of the headers, which the polyfill of a function (NULL: of
 * none) brings to older releases. */
const char *advice_explain_word(struct advice *advice, const char *polyfill,
                                struct version release);

/* Moves what was found to `findings`: the first twenty, each with its first places. The last one
 * tells how many more there are, and what to do about all noted symbols and headers together. */
void advice_hand_over(const struct advice *advice, struct findings *found,
                      struct findings *findings);

#endif
