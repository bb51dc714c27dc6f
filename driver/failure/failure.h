/* Explains why a link failed, after the linker's own messages. The reasons are found from the
 * inputs, so they are the same for every linker and language. */
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

/* Prints which libraries of the command line are in no directory that the link searches, and which
 * objects, archive members and sources use a symbol that the C library of the profile's release
 * lacks, each with what can be done about it, in the format that ABICC_FORMAT names. Prints nothing
 * when the link failed for another reason.
 *
 * Costs reading the inputs; where the command line has sources, compiling them again; where a
 * symbol may be the reason, linking again. For probes only the libraries are checked. */
void missing_explain(struct arena *arena, const struct failed_link *link, FILE *stream);

#endif
