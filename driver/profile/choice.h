/* The choice of profile and underlying compiler: option > program name > environment > user config
 * > default. */
#ifndef PROFILE_CHOICE_H
#define PROFILE_CHOICE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* The values of --abicc-... options; NULL where they were not given. */
struct choice_options {
    const char *profile;
    const char *cc;
    const char *cxx;
};

/* What chose the profile, in the order of rank. */
enum choice_source {
    CHOICE_OPTION,
    CHOICE_NAME,
    CHOICE_ENVIRONMENT,
    CHOICE_CONFIG,
    CHOICE_DEFAULT
};

struct choice {
    const char *profile; /* name or alias, not yet looked up */
    enum choice_source source;
    const char *reason;   /* "--abicc-profile", "program name abicc-el7", "ABICC_PROFILE", ... */
    bool is_cxx;          /* the program was called abic++, *-c++ or *-g++ */
    const char *compiler; /* what --abicc-cc, ABICC_CC (or cxx) named, or NULL */
    const char *compiler_reason; /* where `compiler` came from, or NULL */
    const char *launcher;        /* what ABICC_LAUNCHER or the user config named, or NULL */
    const char *launcher_reason; /* where `launcher` came from, or NULL */
};

/* Makes the choice. Fails for an ABICC_ variable that does not exist or is set but empty, and for a
 * user config that cannot be read. `environment` as in environ(7). */
int choice_read(struct arena *arena, const char *program, const char *const *environment,
                const struct choice_options *options, struct choice *choice, struct error *err);

/* What a program's name means. */
struct choice_name {
    const char *profile; /* NULL: cc, gcc, abicc, x86_64-linux-gnu-gcc ... name none */
    bool is_cxx;
};
struct choice_name choice_read_name(struct arena *arena, const char *program);

/* Returns the path of the user config, or NULL when the environment names no directory for it. */
const char *choice_config_path(struct arena *arena, const char *const *environment);

#endif
