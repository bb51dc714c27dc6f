/* The payload of a NaN: the bits of its fraction below the quiet bit, as a number. */
#ifndef PAYLOAD_H
#define PAYLOAD_H

#include "floating.h"

/* Stores the integer below 2^bits that `payload`, which is not a NaN, stands for. Returns false
 * if it is not such an integer. */
static inline bool payload_of(long double payload, int bits, uint64_t *number)
{
    if (__builtin_signbit(payload) || payload >= (long double)((uint64_t)1 << bits))
        return false;
    union extended_bits u = {payload};
    int shift = EXTENDED_BIAS + EXTENDED_FRACTION - (u.head & EXTENDED_SPECIAL);
    *number = shift > EXTENDED_FRACTION ? 0 : u.mantissa >> shift;
    return shift > EXTENDED_FRACTION ? u.mantissa == 0 : *number << shift == u.mantissa;
}

/* Stores a NaN with that payload. If there is none (payload 0 of a signaling NaN, for example),
 * stores +0 and returns 1. */
static inline int payload_set(double *x, double payload, bool is_quiet)
{
    union double_bits u = {0};
    uint64_t number;
    bool is_right = !is_nan_(payload) && payload_of(payload, DOUBLE_FRACTION - 1, &number) &&
                    (is_quiet || number);
    if (is_right)
        u.bits = 0x7ff0000000000000 | (uint64_t)is_quiet << (DOUBLE_FRACTION - 1) | number;
    *x = u.value;
    return !is_right;
}

static inline int payload_set_f(float *x, float payload, bool is_quiet)
{
    union float_bits u = {0};
    uint64_t number;
    bool is_right = !is_nan_f(payload) && payload_of(payload, FLOAT_FRACTION - 1, &number) &&
                    (is_quiet || number);
    if (is_right)
        u.bits = 0x7f800000 | (uint32_t)is_quiet << (FLOAT_FRACTION - 1) | (uint32_t)number;
    *x = u.value;
    return !is_right;
}

static inline int payload_set_l(long double *x, long double payload, bool is_quiet)
{
    union extended_bits u = {0};
    uint64_t number;
    bool is_right = !is_nan_l(payload) && payload_of(payload, EXTENDED_FRACTION - 1, &number) &&
                    (is_quiet || number);
    if (is_right) {
        u.head = EXTENDED_SPECIAL;
        u.mantissa = EXTENDED_TOP | (uint64_t)is_quiet << (EXTENDED_FRACTION - 1) | number;
    }
    *x = u.value;
    return !is_right;
}

#endif
