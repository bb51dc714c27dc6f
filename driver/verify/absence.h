/* Names that C libraries have, but not the one of a release. */
#ifndef VERIFY_ABSENCE_H
#define VERIFY_ABSENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/version.h"
#include "profile/profile.h"

struct absence {
    bool is_foreign;      /* glibc's, and no musl has it */
    struct version first; /* else: the release of the profile's own libc that brought it */
};

struct absences;

/* Reads the tables that tell them; `roots` as for data_open. `release` is what the sysroot
 * describes: the profile's floor, or less where the host's headers know no more. */
int absences_load(struct arena *arena, const struct strvec *roots, const struct profile *profile,
                  struct version release, struct absences **absences, struct error *err);

/* Is `name` such a name, and why is it absent. */
bool absences_find(const struct absences *absences, const char *name, struct absence *absence);

#endif
