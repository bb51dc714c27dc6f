/* Names that C libraries have, but that a link against the one of a release does not find. */
#ifndef RULES_ABSENCE_H
#define RULES_ABSENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "profile/profile.h"

enum absence_kind {
    ABSENCE_NEWER,     /* it came after the release */
    ABSENCE_WITHDRAWN, /* linkers find it no more, old programs do */
    ABSENCE_LIBRARY,   /* another of glibc's libraries than those that all links search */
    ABSENCE_FOREIGN    /* glibc's, and no musl has it */
};

struct absence {
    enum absence_kind kind;
    struct version release; /* that brought it; from which on it is withdrawn, 0 = always was */
    const char *library;    /* of ABSENCE_LIBRARY: libm.so.6 */
    const char *option;     /* of ABSENCE_LIBRARY and _FOREIGN: the -l that brings it, or NULL */
    const char *package; /* of ABSENCE_FOREIGN: the package of Alpine's that supplies it, or NULL */
};

struct absences;

/* Reads the tables that tell them; `roots` as for data_open. `release` is what the sysroot
 * describes: the profile's floor, or less where the host's headers know no more. */
int absences_load(struct arena *arena, const struct strvec *roots, const struct profile *profile,
                  struct version release, struct absences **absences, struct error *err);

/* Is `name` such a name, and why is it absent. */
bool absences_find(const struct absences *absences, const char *name, struct absence *absence);

#endif
