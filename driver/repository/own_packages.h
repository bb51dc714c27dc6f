/* Which packages of a distribution have headers and libraries, and which of them abicc provides
 * itself: those of the C library and of the compiler. */
#ifndef REPOSITORY_OWN_PACKAGES_H
#define REPOSITORY_OWN_PACKAGES_H

#include "repository/universe.h"

/* Returns whether the package is part of the C library, the compiler or the kernel's headers. */
bool own_packages_is_libc(const struct universe *universe, Solvable *solvable);

/* Returns whether the package is of use for the purpose when another one needs it. Programs,
 * documents and data are not: nothing of a package is executed. */
bool own_packages_is_wanted(const struct universe *universe, Solvable *solvable,
                            enum purpose purpose);

#endif
