/* Symbols that a C library has, but that a link against one release of it does not find. */
#ifndef RULES_ABSENCE_H
#define RULES_ABSENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "profile/profile.h"
#include "tables/withdrawn.h"

enum absence_kind {
    ABSENCE_NEWER,     /* a later release brought it */
    ABSENCE_WITHDRAWN, /* linkers no longer find it, only old programs do */
    ABSENCE_LIBRARY,   /* in a library of glibc that links do not search unless told to */
    ABSENCE_FOREIGN    /* in glibc, and in no release of musl */
};

struct absence {
    enum absence_kind kind;
    struct version release; /* that brought it, or that withdrew it; 0 = was never for linkers */
    const struct withdrawn *part; /* of ABSENCE_WITHDRAWN: what it belongs to; or NULL */
    const char *library;          /* of ABSENCE_LIBRARY: libm.so.6 */
    const char *option;           /* of ABSENCE_LIBRARY and _FOREIGN: the library for -l, or NULL */
    const char *package; /* of ABSENCE_FOREIGN: the Alpine package that supplies it, or NULL */
    const char *instead; /* of ABSENCE_FOREIGN: what to use instead, or NULL */
};

struct absences;

struct absences_request {
    const struct strvec *roots;
    const struct profile *profile;
    struct version release;
};

/* Reads the tables of symbols; `roots` as for data_open. `release` is the release that the sysroot
 * describes: the profile's floor, or an older one where the host's headers end before it. */
int absences_load(struct arena *arena, const struct strvec *roots, const struct profile *profile,
                  struct version release, struct absences **absences, struct error *err);

/* Does the same for these names only, at a small part of the cost. */
int absences_load_names(struct arena *arena, const struct absences_request *request,
                        const struct strvec *names, struct absences **absences, struct error *err);

/* Returns whether `name` is such a symbol, and stores in `absence` why it is not found. */
bool absences_find(const struct absences *absences, const char *name, struct absence *absence);

#endif
