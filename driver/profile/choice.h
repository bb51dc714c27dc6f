/* Which profile, and which compiler beneath: option > program name > environment > user config >
 * default. */
#ifndef PROFILE_CHOICE_H
#define PROFILE_CHOICE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

/* What the command line said by --abicc-... options; NULL where it did not. */
struct choice_options {
    const char *profile;
    const char *cc;
    const char *cxx;
};

struct choice {
    const char *profile;  /* name or alias, not yet looked up */
    const char *reason;   /* "--abicc-profile", "program name abicc-el7", "ABICC_PROFILE", ... */
    bool is_cxx;          /* the program was called abic++, *-c++ or *-g++ */
    const char *compiler; /* what --abicc-cc, ABICC_CC (or cxx) named, or NULL */
    const char *compiler_reason; /* where `compiler` came from, or NULL */
    struct strvec probed;        /* files looked at (the user config), present or not */
};

/* Reads the choice. Errors: an ABICC_ variable that does not exist, one that is set but empty, a
 * user config that cannot be read. `environment` as in environ(7). */
int choice_read(struct arena *arena, const char *program, const char *const *environment,
                const struct choice_options *options, struct choice *choice, struct error *err);

/* What a program's name says. */
struct choice_name {
    const char *profile; /* NULL: cc, gcc, abicc, x86_64-linux-gnu-gcc ... name none */
    bool is_cxx;
};
struct choice_name choice_read_name(struct arena *arena, const char *program);

/* Where the user config would lie, or NULL when the environment names no directory for it. */
const char *choice_config_path(struct arena *arena, const char *const *environment);

#endif
