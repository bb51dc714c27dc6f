/* What uname answers a process whose call the supervisor has: as the process's kernel would, but
 * for the release. See seccomp_unotify(2). */
#ifndef CONFINE_UNAME_ANSWER_H
#define CONFINE_UNAME_ANSWER_H

#include <stdint.h>
#include <sys/types.h>

struct uname_call {
    int listener; /* of the filter */
    uint64_t id;  /* of the notice */
    pid_t process;
    uint64_t address; /* the call's argument: where the names go */
};

/* Writes the names into the process. Returns 0, or a negative error number that the call is to
 * fail with; 1 when this process may not write there, and the kernel is to answer. */
int uname_answer(const struct uname_call *call, const char *release);

#endif
