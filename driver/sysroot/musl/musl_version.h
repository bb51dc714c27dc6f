/* Finds out the release of a musl libc.a. */
#ifndef SYSROOT_MUSL_MUSL_VERSION_H
#define SYSROOT_MUSL_MUSL_VERSION_H

#include "base/arena.h"
#include "base/error.h"
#include "base/version.h"

/* Reads the release from a musl libc.a, without running anything. Returns -1 when the file is not
 * an archive, or not musl's. */
int musl_version_read(struct arena *arena, const char *archive, struct version *version,
                      struct error *err);

#endif
