/* The linker that a line runs: whether it can say which files it opened. */
#ifndef PLAN_LISTING_H
#define PLAN_LISTING_H

#include <stdbool.h>

#include "base/arena.h"
#include "cmdline/cmdline.h"
#include "target/state.h"

/* Does the linker know --dependency-file (binutils 2.35, lld 12, mold 1.0), by which it lists what
 * it opened? It is asked once, by its --help; the answer is kept beside the state. `environment` as
 * in environ(7). */
bool linker_lists_files(struct arena *arena, const struct cmdline *line, const struct state *state,
                        const char *const *environment);

/* The file that the line itself tells the linker to list them in, or NULL. */
const char *linker_list_of_line(struct arena *arena, const struct cmdline *line);

#endif
