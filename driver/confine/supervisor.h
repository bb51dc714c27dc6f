/* The process that answers the system calls which the filter leaves to it: uname, and with a trace
 * those that are refused. It is no child of the program, which has this process's place, and ends
 * with the last process that has the filter. See seccomp_unotify(2). */
#ifndef CONFINE_SUPERVISOR_H
#define CONFINE_SUPERVISOR_H

#include "base/arena.h"
#include "base/error.h"
#include "tables/system_call.h"

struct supervision {
    const struct system_calls *calls; /* of each architecture that this machine runs */
    size_t count;
    const char *release; /* what uname answers: "3.10.0" */
    int error;           /* what a refused call answers */
    const char *error_name;
    int trace; /* file descriptor to which refused calls are written; -1: none */
};

/* Starts the supervisor. Returns the socket over which supervisor_give gives it the filter's
 * listener, or -1. */
int supervisor_start(struct arena *arena, const struct supervision *supervision, struct error *err);

/* Gives the supervisor the listener, and closes both. */
int supervisor_give(int socket, int listener, struct error *err);

#endif
