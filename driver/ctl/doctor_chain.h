/* Whether a profile's own chain works: a program of C and one of C++ are compiled, linked and,
 * where this machine can, run, for `abictl doctor`. */
#ifndef CTL_DOCTOR_CHAIN_H
#define CTL_DOCTOR_CHAIN_H

#include <stdbool.h>

#include "ctl/ctl.h"
#include "profile/profile.h"

enum step_result {
    STEP_DONE,
    STEP_FAILED,
    STEP_LEFT_OUT /* a step before it failed, this machine cannot run the program, or the profile
                   * has no C++ */
};

struct step {
    const char *language; /* "C", "C++" */
    const char *name;     /* "compile", "link", "run" */
    enum step_result result;
    const char *reason; /* what it printed, or why it was left out; "" */
};

enum { CHAIN_STEPS = 6 };

struct chain {
    struct step steps[CHAIN_STEPS];
    bool is_working; /* no step failed */
};

/* Tries the chain of the profile, in `directory`. */
int chain_try(struct ctl *ctl, const struct profile *profile, const char *directory,
              struct chain *chain, struct error *err);

#endif
