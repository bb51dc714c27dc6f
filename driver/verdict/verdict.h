/* The verdict on a link that succeeded: the output is checked against its profile. */
#ifndef VERDICT_VERDICT_H
#define VERDICT_VERDICT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "cmdline/cmdline.h"
#include "report/report.h"
#include "rules/finding.h"
#include "target/state.h"

/* A link that was run and succeeded. */
struct verified_link {
    const struct cmdline *line;
    const struct state *state;
    const char *output;
    const char *opened;             /* struct run_result */
    const char *const *environment; /* as environ(7) */
};

/* Adds findings about the inputs of a link, its libraries and files of the host, but not about the
 * output, which is only named. `facts` are those of the file that was made. */
int verify_inputs(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                  struct findings *findings, struct error *err);

/* Prints in which ways the output breaks the profile's promises, in the format that ABICC_FORMAT
 * names. Prints nothing about a file that is not ELF (/dev/null), nor about probes: outputs that a
 * configure script or cmd/go makes to try a compiler's options and never ships. Returns whether the
 * link fails by the profile's check policy; then the output is removed, or a message says why it
 * cannot be. */
bool judge_link(struct arena *arena, const struct verified_link *link, FILE *stream);

/* Prints the findings, and does as judge_link does with an output that has errors. */
bool judge_end(struct arena *arena, const struct verified_link *link, struct findings *findings,
               FILE *stream);

#endif
