/* Runs a program and keeps a copy of what it writes to standard error. The bytes themselves still
 * arrive unchanged and at once, and the program sees a terminal if there is one. */
#ifndef BASE_LISTEN_H
#define BASE_LISTEN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/process.h"
#include "base/strvec.h"

/* Runs argv[0] as process_run does. Stores in `heard` what it wrote to standard error (the first
 * part of it, if that is very much); NULL when no copy could be made, because standard error is
 * closed, its pipe has no reader, or no terminal could be opened. */
struct listening {
    struct process_signals *signals; /* as for process_run */
    const char *heard;
};
int listen_run(struct arena *arena, const struct strvec *argv, const struct strvec *env,
               struct listening *listening, int *status, struct error *err);

#endif
