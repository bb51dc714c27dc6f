/* <bits/math-vector.h>, which names the functions of libm that a compiler may replace by vector
 * variants in libmvec. */
#ifndef SYSROOT_HEADERS_OVERLAY_VECTOR_H
#define SYSROOT_HEADERS_OVERLAY_VECTOR_H

#include "base/arena.h"
#include "base/version.h"
#include "tables/abi.h"

/* Returns a text that includes the host's header and undoes its declarations of functions for which
 * the libmvec of release `floor` (2.22 or newer) has no variant. NULL when there are none. */
const char *overlay_vector_text(struct arena *arena, const struct abi *abi, struct version floor,
                                const char *original);

#endif
