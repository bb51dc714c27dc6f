/* Objects and archives of them: nothing is bound yet, but the names that they ask for tell for
 * which releases they can be linked. */
#ifndef CTL_CHECK_OBJECTS_H
#define CTL_CHECK_OBJECTS_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "profile/profile.h"
#include "rules/absence.h"
#include "rules/rules.h"

/* The tables, read when the first object asks for them, into `arena`. */
struct check_objects {
    struct arena *arena;
    const struct strvec *roots;    /* as for data_open */
    const struct profile *profile; /* NULL: floors are told, nothing is held */
    struct absences *newer;        /* names that came after the profile's floor */
    struct absences *known;        /* names that came after `oldest` */
    const char *known_arch;
    struct version oldest; /* release that the tables know of that architecture */
};

/* Holds the object against the profile: its machine, and names that are newer than the floor. */
int check_objects_findings(struct arena *arena, struct check_objects *objects,
                           const struct subject *subject, struct findings *findings,
                           struct error *err);

/* The oldest glibc release that has all names that the object asks for and that glibc ever had:
 * "GLIBC_2.25"; "none" when it asks for nothing. */
int check_objects_floor(struct arena *arena, struct check_objects *objects,
                        const struct facts *facts, const char **floor, struct error *err);

#endif
