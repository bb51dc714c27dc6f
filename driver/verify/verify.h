/* The verdict on a link that succeeded: the output is held against its profile. */
#ifndef VERIFY_VERIFY_H
#define VERIFY_VERIFY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "cmdline/cmdline.h"
#include "plan/state.h"

/* Prints what `output`, made by the link `line`, breaks of the profile's promises. `fails` becomes
 * true when the profile's check policy makes that an error: the output must not stay. Nothing is
 * said of what is no ELF file (/dev/null), nor of probes: outputs that a configure script or cmd/go
 * makes to try a compiler's options and that nobody ships. -1 when the output is a damaged ELF
 * file. */
int verify_output(struct arena *arena, const struct cmdline *line, const struct state *state,
                  const char *output, FILE *stream, bool *fails, struct error *err);

#endif
