/* How a program is run on this machine: by the kernel itself, by the loader of another system, or
 * under an emulator. */
#ifndef CTL_RUNNER_H
#define CTL_RUNNER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "tables/arch.h"

struct runner {
    const char *program;     /* its path, which has a slash */
    bool is_script;          /* it begins with #!, and the kernel starts its interpreter */
    struct strvec words;     /* the command that the program and its arguments follow: an emulator
                              * or a loader with its options; none where the kernel starts it */
    const struct arch *arch; /* of the program; NULL where there are no tables for it */
    const char *root;        /* the directory with its loader and libraries; "" is this machine, and
                              * NULL that it needs none */
    bool may_enter;          /* the root can be that of the process, which then needs no words */
    bool lacks_emulator;     /* it is another architecture's; the kernel may know an emulator that
                              * is not on PATH */
};

/* Finds how to run the program, with the loader and libraries below `root`; where that is NULL,
 * with those of this machine, else of a cross compiler, whose C library has the versions that the
 * program needs. Errors: neither an ELF file that can be run nor a script; no loader for it; a C
 * library that is too old. */
int runner_find(struct arena *arena, const char *const *environment, const char *program,
                const char *root, struct runner *runner, struct error *err);

/* Returns the path of the architecture's emulator, or NULL when none is on PATH. */
const char *runner_emulator(struct arena *arena, const char *const *environment,
                            const struct arch *arch);

#endif
