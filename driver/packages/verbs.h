/* The commands of abicc-packages. abictl has read the command line: these get what it gives them.
 */
#ifndef PACKAGES_VERBS_H
#define PACKAGES_VERBS_H

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"

struct job {
    struct arena *arena;
    const char *const *environ;
    FILE *out;
    FILE *notes;
    const char *profile; /* --profile, or NULL */
    const char *file;    /* --file, or NULL */
    const char *with;    /* --with, or NULL */
    bool allows_unsigned;
    struct strvec operands;
};

typedef int verb(struct job *job, struct error *err);

verb verb_add, verb_remove, verb_update, verb_fetch, verb_list, verb_why, verb_runtime, verb_root,
    verb_export, verb_import, verb_search;

#endif
