/* The rules that a linked file must keep for its profile. Pure: facts and a profile go in, findings
 * come out. */
#ifndef RULES_JUDGE_H
#define RULES_JUDGE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "facts/facts.h"
#include "profile/profile.h"
#include "rules/finding.h"
#include "system/world.h"

/* The file that is checked. */
struct subject {
    const char *path; /* as messages name it */
    const struct facts *facts;
    struct strvec
        private_directories; /* of the build and of abicc's cache: no output may refer to them */
    struct strvec build_directories; /* those of its run path in which its link found libraries */
};

/* What the file is checked against. */
struct promise {
    const struct profile *profile;
    const struct strvec *roots; /* of the tables of symbols, as for data_open */
    struct world *world;  /* the target's libraries and those shipped with the file; NULL: only the
                           * profile's release is known */
    const char *identity; /* the mark of this profile's objects, for a file that is being linked.
                           * NULL for a finished one, which may be made for one other profile, but
                           * not for several */
};

/* Checks the file against all rules of rule.h. A file that is not ELF, and an object that is still
 * to be linked, break none. */
int check_findings(struct arena *arena, const struct promise *promise,
                   const struct subject *subject, struct findings *findings, struct error *err);

/* Checks only for which machine and ABI the file is, which may be an object. Returns whether it is
 * for another than the profile's, and then adds the finding. */
bool check_machine(struct arena *arena, const struct promise *promise,
                   const struct subject *subject, struct findings *findings);

/* Checks only for which profiles the file's objects were compiled (ABI017). */
void check_marks(struct arena *arena, const struct promise *promise, const struct subject *subject,
                 struct findings *findings);

#endif
