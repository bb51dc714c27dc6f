/* The headers of languages whose packages split them, as Debian's python3-dev does:
 * /usr/include/python3.11/pyconfig.h includes <x86_64-linux-gnu/python3.11/pyconfig.h>, from a
 * directory that abicc's compilers do not search. The sysroot has a place for each of them, in
 * which that name leads to the host's directory, and nothing else is. */
#ifndef SYSROOT_LANGUAGES_H
#define SYSROOT_LANGUAGES_H

#include "base/arena.h"
#include "base/error.h"
#include "base/strvec.h"
#include "base/witness.h"

/* Returns the names of the directories below /usr/include ("python3.11") that are split for the
 * architecture. `inputs` gets the directory in which more may appear. */
struct strvec languages_find(struct arena *arena, const char *arch, struct witness *inputs);

/* Writes their places into the sysroot. */
int languages_write(struct arena *arena, const char *arch, const struct strvec *languages,
                    const char *sysroot, struct error *err);

/* Returns the directory of the sysroot's places; NULL where there are none. */
const char *languages_places(struct arena *arena, const char *sysroot);

/* Returns the place, below languages_places(), of the host's directory, given by any of its
 * absolute paths; NULL where it has none. */
const char *languages_place(struct arena *arena, const char *places, const char *directory);

#endif
