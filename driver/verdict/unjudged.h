/* The output of a link before it is checked. If the link or abicc is interrupted, the output is
 * removed. */
#ifndef VERDICT_UNJUDGED_H
#define VERDICT_UNJUDGED_H

#include <stdbool.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/guard.h"
#include "cmdline/cmdline.h"

struct unjudged_file {
    const char *path;
    struct stat before; /* the link; all zero when there was no file */
};

struct unjudged {
    struct unjudged_file files[2]; /* the output, and what an option for the linker names */
    size_t count;
    struct guard guard;
};

/* Begins a link of the command line, which makes `output`. If this process is killed, a guard ends
 * the link and removes what it made. `unjudged` is all zero, and stays so where nothing is judged.
 */
void unjudged_begin(struct arena *arena, const struct cmdline *line, const char *output,
                    struct unjudged *unjudged);

/* Returns whether there is nothing to judge: the link left an older file in its output's place
 * (-Wl,--version). */
bool unjudged_is_untouched(const struct unjudged *unjudged);

/* Removes the output of a link that failed. If it was interrupted, ends its processes first. */
void unjudged_discard(struct unjudged *unjudged, bool is_interrupted);

/* Ends the guard. */
void unjudged_end(struct unjudged *unjudged);

#endif
