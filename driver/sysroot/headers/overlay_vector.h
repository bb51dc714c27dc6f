/* <bits/math-vector.h>: which functions of libm a compiler may replace by vector variants in
 * libmvec. */
#ifndef SYSROOT_HEADERS_OVERLAY_VECTOR_H
#define SYSROOT_HEADERS_OVERLAY_VECTOR_H

#include "base/arena.h"
#include "base/version.h"
#include "tables/abi.h"

/* A text that includes the host's header and takes back what it says of functions that the libmvec
 * of release `floor` (2.22 at the earliest) has no variant of. NULL when there are none. */
const char *overlay_vector_text(struct arena *arena, const struct abi *abi, struct version floor,
                                const char *original);

#endif
