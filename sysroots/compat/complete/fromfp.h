/* Converts numbers to integers of a given width, in a given direction of rounding (TS 18661-1,
 * glibc 2.25 to 2.42). */
#ifndef FROMFP_H
#define FROMFP_H

#include "floating.h"

enum { EDOM = 33 };

/* The same as in <math.h>; any other value means toward zero. */
enum {
    FP_INT_UPWARD,
    FP_INT_DOWNWARD,
    FP_INT_TOWARDZERO,
    FP_INT_TONEARESTFROMZERO,
    FP_INT_TONEAREST
};

static inline bool rounds_away(struct whole whole, int direction)
{
    switch (direction) {
    case FP_INT_UPWARD:
        return !whole.is_negative && (whole.has_half || whole.has_more);
    case FP_INT_DOWNWARD:
        return whole.is_negative && (whole.has_half || whole.has_more);
    case FP_INT_TONEARESTFROMZERO:
        return whole.has_half;
    case FP_INT_TONEAREST:
        return whole.has_half && (whole.has_more || whole.magnitude & 1);
    default:
        return false;
    }
}

/* Returns the nearest value of the width, with EDOM and "invalid". */
static inline uint64_t fromfp_refuse(bool is_negative, unsigned width, bool is_unsigned)
{
    volatile double zero = 0;
    FORCE(zero / zero);
    errno = EDOM;
    if (!width || (is_unsigned && is_negative))
        return 0;
    if (is_unsigned)
        return UINT64_MAX >> (64 - width);
    uint64_t least = (uint64_t)1 << (width - 1);
    return is_negative ? -least : least - 1;
}

/* `tells`: raise "inexact" if the result is not the number. */
static inline uint64_t fromfp_round(struct whole whole, int direction, unsigned width,
                                    bool is_unsigned, bool tells)
{
    if (width > 64)
        width = 64;
    if (!width || whole.is_beyond)
        return fromfp_refuse(whole.is_negative, width, is_unsigned);
    uint64_t magnitude = whole.magnitude;
    if (rounds_away(whole, direction) && !++magnitude)
        return fromfp_refuse(whole.is_negative, width, is_unsigned);
    uint64_t most = UINT64_MAX >> (64 - width);
    if (is_unsigned)
        most = whole.is_negative ? 0 : most;
    else
        most = (most >> 1) + whole.is_negative;
    if (magnitude > most)
        return fromfp_refuse(whole.is_negative, width, is_unsigned);
    if (tells && (whole.has_half || whole.has_more)) {
        volatile double third = 3;
        FORCE(1 / third);
    }
    return whole.is_negative ? -magnitude : magnitude;
}

#define DEFINE_FROMFP(name, suffix, type, answer, is_unsigned, tells)                              \
    answer name(type x, int direction, unsigned width)                                             \
    {                                                                                              \
        return (answer)fromfp_round(whole_##suffix(x), direction, width, is_unsigned, tells);      \
    }

#endif
