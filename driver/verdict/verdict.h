/* The verdict on a link that succeeded: the output is held against its profile. */
#ifndef VERDICT_VERDICT_H
#define VERDICT_VERDICT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "cmdline/cmdline.h"
#include "report/report.h"
#include "target/state.h"

/* A link that was run and succeeded. */
struct verified_link {
    const struct cmdline *line;
    const struct state *state;
    const char *output;
    const char *opened;             /* struct run_result */
    const char *const *environment; /* as environ(7) */
};

/* Adds what the rules say of that which went into a link, libraries and files of the host, but not
 * of what came out; `output` is only named. `facts` are of the file that was made. */
int verify_inputs(struct arena *arena, const struct verified_link *link, const struct facts *facts,
                  struct findings *findings, struct error *err);

/* Prints what the output breaks of the profile's promises, in the form that ABICC_FORMAT asks for.
 * `fails` becomes true when the profile's check policy makes that an error: the output must not
 * stay. Nothing is said of what is no ELF file (/dev/null), nor of probes: outputs that a configure
 * script or cmd/go makes to try a compiler's options and that nobody ships. -1 when the output is a
 * damaged ELF file. */
int verify_link(struct arena *arena, const struct verified_link *link, FILE *stream, bool *fails,
                struct error *err);

#endif
