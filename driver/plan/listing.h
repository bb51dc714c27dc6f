/* Whether the linker that a command line runs can list the files that it opened. */
#ifndef PLAN_LISTING_H
#define PLAN_LISTING_H

#include <stdbool.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "target/state.h"

/* Returns whether the linker knows --dependency-file (binutils 2.35, lld 12, mold 1.0), by which it
 * lists the files that it opened. It is asked once, by its --help; the answer is kept beside the
 * state. `environment` as in environ(7). */
bool linker_lists_files(struct arena *arena, const struct cmdline *line, const struct state *state,
                        const char *const *environment);

/* Returns the file in which the command line itself has them listed, or NULL. */
const char *linker_list_of_line(const struct cmdline *line);

#endif
