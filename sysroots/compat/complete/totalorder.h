/* Maps floating-point numbers to integers in their total order. */
#ifndef TOTALORDER_H
#define TOTALORDER_H

#include "floating.h"

static inline int64_t order_of(double x, bool without_sign)
{
    union double_bits u = {x};
    int64_t size = (int64_t)(u.bits & INT64_MAX);
    return u.bits >> 63 && !without_sign ? -1 - size : size;
}

static inline int64_t order_of_f(float x, bool without_sign)
{
    union float_bits u = {x};
    int64_t size = (int64_t)(u.bits & INT32_MAX);
    return u.bits >> 31 && !without_sign ? -1 - size : size;
}

static inline __int128 order_of_l(long double x, bool without_sign)
{
    union extended_bits u = {x};
    __int128 size = (__int128)(u.head & EXTENDED_SPECIAL) << 64 | u.mantissa;
    return u.head >> 15 && !without_sign ? -1 - size : size;
}

#endif
