/* What a link that failed lacked: said after the linker's own words, and found from the inputs, so
 * that it is the same for every linker and language. */
#ifndef VERIFY_MISSING_H
#define VERIFY_MISSING_H

#include <stdio.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "plan/state.h"

/* Prints which libraries of the line are in no folder that the link searches, and which objects and
 * archive members want a name that is newer than the floor, each with what can be done about it.
 * Prints nothing when that is not why the link failed. `environment` as in environ(7). */
void missing_explain(struct arena *arena, const struct cmdline *line, const struct state *state,
                     const char *const *environment, FILE *stream);

#endif
