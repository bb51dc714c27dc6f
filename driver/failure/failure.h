/* What a link that failed lacked: said after the linker's own words, and found from the inputs, so
 * that it is the same for every linker and language. */
#ifndef FAILURE_FAILURE_H
#define FAILURE_FAILURE_H

#include <stdio.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "plan/plan.h"
#include "target/state.h"

/* A link that was run and failed. */
struct failed_link {
    const struct cmdline *line;
    const struct plan *plan; /* as it was carried out */
    const struct state *state;
    const char *const *environment; /* as environ(7) */
};

/* Prints which libraries of the line are in no directory that the link searches, and which objects,
 * archive members and sources want a name that the C library of the profile's release lacks, each
 * with what can be done about it, in the form that ABICC_FORMAT asks for. Prints nothing when that
 * is not why the link failed.
 *
 * Costs: reading the inputs; where sources stand on the line, compiling them again; where a name
 * was found that may be it, the link again. Of probes only the libraries are looked at. */
void missing_explain(struct arena *arena, const struct failed_link *link, FILE *stream);

#endif
