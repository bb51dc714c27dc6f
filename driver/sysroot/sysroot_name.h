/* The name of a sysroot in the cache: "x86_64-glibc2.17-<digest>". */
#ifndef SYSROOT_SYSROOT_NAME_H
#define SYSROOT_SYSROOT_NAME_H

#include "sysroot/sysroot.h"

/* Returns the name for a request, whose other members are set. The digest covers all that decides
 * what the sysroot holds. */
const char *sysroot_name(struct arena *arena, const struct sysroot_request *request);

/* Returns the C library of the sysroot that has the name, as "glibc 2.17", or NULL when none has.
 */
const char *sysroot_libc_of(struct arena *arena, const char *name);

#endif
