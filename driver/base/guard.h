/* The guard: a second process that takes over when this one is killed while a command runs. It ends
 * the command, and can remove what the command made. */
#ifndef BASE_GUARD_H
#define BASE_GUARD_H

#include <sys/types.h>

#include "base/arena.h"

struct guard {
    pid_t process; /* 0: none could be started */
    pid_t session; /* of the command */
    int control;   /* closed when this process ends */
    int held;      /* inherited by every process of the command; -1 once it is closed here */
    int number;    /* of it in those processes */
    int ended;     /* at its end when no process of the command is left */
};

/* Called in the guard, which shares the memory of the killed process. It must not use anything that
 * the process may have been changing when it was killed, such as an arena. */
typedef void guard_act(const void *data);

/* Starts the guard. Processes that are started from now on, and their children, belong to the
 * command. If this process ends before guard_end, the guard ends them and calls `act`. The guard
 * does not receive signals to this process's group. */
void guard_begin(struct guard *guard, struct arena *arena, guard_act *act, const void *data);

/* Ends what is left of the command, and waits until it is gone. Processes of another session stay:
 * a daemon that a compiler started serves others too. */
void guard_stop_command(struct guard *guard);

/* Ends the guard. */
void guard_end(struct guard *guard);

#endif
