/* What the host's pkg-config files say of a library: what a static link of it needs. */
#ifndef FAILURE_HOST_PACKAGE_H
#define FAILURE_HOST_PACKAGE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/strvec.h"
#include "toolchain/toolchain.h"

/* Stores the libraries of the package, and all that they need in turn, as written after -l and in
 * the order of a static link. Returns false if the host has no package `name`. */
bool host_package_libraries(struct arena *arena, const char *arch, const char *name,
                            struct strvec *libraries);

/* Returns the name of the package that has the library, which is written as after -l; or NULL. */
const char *host_package_of_library(struct arena *arena, const char *arch, const char *library);

/* Returns the directories below the host's include directories in which the package's users look
 * for its headers (libpng16/). */
struct strvec host_package_headers(struct arena *arena, const struct toolchain *toolchain,
                                   const char *name);

#endif
