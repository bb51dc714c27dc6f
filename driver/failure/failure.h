/* Explains why a link failed, after the linker's own messages. The reasons are found from the
 * inputs, so they are the same for every linker and language. */
#ifndef FAILURE_FAILURE_H
#define FAILURE_FAILURE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "plan/plan.h"
#include "target/state.h"

/* A compile or a link that was run and failed, or a link that succeeded with undefined symbols. */
struct failed_link {
    const struct cmdline *line;
    const struct plan *plan; /* as it was carried out */
    const struct state *state;
    const char *const *environment; /* as environ(7) */
    const char *heard;              /* what it wrote to standard error; NULL when not known */
};

/* Prints which libraries of the command line are in no directory that the link searches, and which
 * objects, archive members and sources use a symbol that the C library of the profile's release
 * lacks, each with what can be done about it, in the format that ABICC_FORMAT names. Prints nothing
 * when the link failed for another reason.
 *
 * Costs reading the inputs; where the command line has sources, compiling them again; where a
 * symbol may be the reason, linking again. For probes only the libraries are checked. */
void missing_explain(struct arena *arena, const struct failed_link *link, FILE *stream);

/* Judges a link that succeeded although the linker was told to leave symbols undefined
 * (--unresolved-symbols=ignore-all and its kin). Calls of such a symbol go to address 0, and the
 * output does not always tell that it was there. Prints the symbols that the C library of the
 * profile's release lacks, as missing_explain does and at its cost, and nothing for a link without
 * such an option. Returns whether the link fails by the profile's check policy; then `output` is
 * removed. */
bool open_judge(struct arena *arena, const struct failed_link *link, const char *output,
                FILE *stream);

#endif
