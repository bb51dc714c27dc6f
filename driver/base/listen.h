/* Runs a program and hears what it writes to standard error, which still goes where it went: the
 * same bytes, at once, and to a terminal if it was one. */
#ifndef BASE_LISTEN_H
#define BASE_LISTEN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/process.h"
#include "base/strvec.h"

/* Runs argv[0] as process_run does. Stores in `heard` what it wrote to standard error (the first
 * part of it, if that is very much); NULL when that could not be heard, because standard error is
 * closed, nobody reads it, or no terminal could be made. */
struct listening {
    struct process_signals *signals; /* as for process_run */
    const char *heard;
};
int listen_run(struct arena *arena, const struct strvec *argv, const struct strvec *env,
               struct listening *listening, int *status, struct error *err);

#endif
