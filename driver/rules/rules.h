/* The rules that a linked file must keep for its profile. Pure: facts and profile in, findings out.
 */
#ifndef RULES_RULES_H
#define RULES_RULES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "facts/facts.h"
#include "profile/profile.h"
#include "rules/finding.h"
#include "system/world.h"

/* What is checked. */
struct subject {
    const char *path; /* as the messages shall name it */
    const struct facts *facts;
    struct strvec
        private_directories; /* of the build and of abicc's cache: no output may name them */
};

/* What it is held against. */
struct promise {
    const struct profile *profile;
    const struct strvec *roots; /* of the tables that tell newer names from others: data_open's */
    struct world *world;  /* of the profile, with the libraries that come along; NULL: what the file
                           * needs of libraries is judged by the profile's release alone */
    const char *identity; /* the mark of the profile's own objects, of a file that is being linked;
                           * NULL of another: it may be made for one other profile, but not for
                           * several */
};

/* Holds the file against all rules of rule.h. A file that is no ELF file, and an object that is
 * still to be linked, keep them. */
int check_findings(struct arena *arena, const struct promise *promise,
                   const struct subject *subject, struct findings *findings, struct error *err);

#endif
