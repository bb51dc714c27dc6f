/* The integral part of a number's magnitude, and what follows the point. */
#ifndef WHOLE_H
#define WHOLE_H

#include "libc.h"

struct whole {
    bool is_negative;
    bool is_beyond; /* 2^64 or more, infinite or a NaN; the following fields are 0 */
    uint64_t magnitude;
    bool has_half, has_more;
};

#endif
