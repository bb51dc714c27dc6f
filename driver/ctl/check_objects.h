/* Checks objects and archives of objects. They are not linked yet, but the symbols that they use
 * tell with which releases they can be linked. */
#ifndef CTL_CHECK_OBJECTS_H
#define CTL_CHECK_OBJECTS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"
#include "rules/absence.h"
#include "rules/judge.h"

/* The tables, which are read into `arena` for the first object. */
struct check_objects {
    struct arena *arena;
    const struct strvec *roots;    /* as for data_open */
    const struct profile *profile; /* NULL: only floors are computed */
    struct absences *newer;        /* symbols that came after the profile's floor */
    struct strvec added;           /* those that abicc adds to its links; sorted */
    struct absences *known;        /* symbols that came after `oldest` */
    struct strvec nonshared;       /* those that every glibc adds to links; sorted */
    struct strvec reserved;        /* those that abicc adds to its links; sorted */
    const char *known_arch;
    struct version oldest; /* the oldest release in the tables for that architecture */
};

/* Checks the object against the profile: its machine, and symbols that are newer than the floor. */
int check_objects_findings(struct arena *arena, struct check_objects *objects,
                           const struct subject *subject, struct findings *findings,
                           struct error *err);

/* Stores the oldest glibc release with which the object can be linked: "GLIBC_2.25"; "none" when it
 * uses no symbol of glibc. An object that abicc made is taken to be linked by abicc. */
int check_objects_floor(struct arena *arena, struct check_objects *objects,
                        const struct facts *facts, const char **floor, struct error *err);

#endif
