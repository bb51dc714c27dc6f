/* x87's extended type, which stores the leading bit of the mantissa explicitly. */
#ifndef X87_H
#define X87_H

#include "whole.h"

union bits_l {
    long double value;
    struct {
        uint64_t mantissa;
        uint16_t head; /* sign and exponent */
    };
};

enum { X87_FRACTION = 63, X87_BIAS = 16383, X87_SPECIAL = 0x7fff };
#define X87_TOP ((uint64_t)1 << 63)

/* Some encodings are not numbers: those with an exponent but without the leading bit. */
static inline bool is_canonical_l(long double x)
{
    union bits_l u = {x};
    bool has_exponent = (u.head & X87_SPECIAL) != 0;
    return has_exponent == u.mantissa >> 63;
}

static inline bool is_nan_l(long double x)
{
    union bits_l u = {x};
    return ((u.head & X87_SPECIAL) == X87_SPECIAL && u.mantissa << 1 != 0) ||
           ((u.head & X87_SPECIAL) != 0 && !(u.mantissa & X87_TOP));
}

static inline bool is_signaling_l(long double x)
{
    union bits_l u = {x};
    bool has_special_exponent = (u.head & X87_SPECIAL) == X87_SPECIAL;
    if (!(u.mantissa & X87_TOP)) /* encodings that the processor treats as invalid */
        return (u.head & X87_SPECIAL) != 0;
    return has_special_exponent && u.mantissa << 1 != 0 && !(u.mantissa & X87_TOP >> 1);
}

static inline long double payload_l(long double x)
{
    union bits_l u = {x};
    if ((u.head & X87_SPECIAL) != X87_SPECIAL || u.mantissa << 1 == 0)
        return -1;
    return (long double)(u.mantissa & ((X87_TOP >> 1) - 1));
}

static inline int payload_set_l(long double *x, long double payload, bool is_quiet)
{
    union bits_l u = {payload};
    int exponent = u.head - X87_BIAS; /* large if the sign is set */
    uint64_t number = 0;
    bool is_right = u.head == 0 && u.mantissa == 0 && is_quiet;
    if (exponent >= 0 && exponent < X87_FRACTION - 1) {
        number = u.mantissa >> (X87_FRACTION - exponent);
        is_right = number << (X87_FRACTION - exponent) == u.mantissa && number;
    }
    union bits_l *result = (union bits_l *)x;
    result->head = is_right ? X87_SPECIAL : 0;
    result->mantissa = is_right ? X87_TOP | (is_quiet ? X87_TOP >> 1 : 0) | number : 0;
    return !is_right;
}

static inline bool is_ordered_l(long double x, long double y, bool without_sign)
{
    union bits_l a = {x}, b = {y};
    bool a_is_negative = !without_sign && a.head >> 15,
         b_is_negative = !without_sign && b.head >> 15;
    if (a_is_negative != b_is_negative)
        return a_is_negative;
    int a_exponent = a.head & X87_SPECIAL, b_exponent = b.head & X87_SPECIAL;
    if (a_exponent != b_exponent)
        return a_is_negative == (a_exponent > b_exponent);
    return a_is_negative ? a.mantissa >= b.mantissa : a.mantissa <= b.mantissa;
}

static inline long double above_l(long double x)
{
    union bits_l u = {x};
    bool is_negative = u.head & 0x8000;
    unsigned exponent = u.head & X87_SPECIAL;
    if (exponent == X87_SPECIAL && u.mantissa << 1 != 0)
        return x + x;
    if (exponent == 0 && u.mantissa == 0) {
        u.head = 0;
        u.mantissa = 1;
    } else if (is_negative) {
        /* towards zero; a number of full exponent begins with the top bit */
        if (u.mantissa == X87_TOP && exponent > 0) {
            u.head--;
            u.mantissa = exponent == 1 ? X87_TOP - 1 : UINT64_MAX;
        } else {
            u.mantissa--;
        }
    } else if (exponent != X87_SPECIAL) {
        u.mantissa++;
        if (u.mantissa == 0) {
            u.mantissa = X87_TOP;
            u.head++;
        } else if (u.mantissa == X87_TOP && exponent == 0) {
            u.head++;
        }
    }
    return u.value;
}

static inline long double negative_l(long double x)
{
    return -x;
}

static inline long double even_l(long double x)
{
    union bits_l u = {x};
    int exponent = (u.head & X87_SPECIAL) - X87_BIAS;
    if (exponent >= X87_FRACTION)
        return exponent > X87_BIAS ? x + x : x;
    if (exponent >= 0) {
        uint64_t unit = (uint64_t)1 << (X87_FRACTION - exponent), half = unit >> 1;
        if (u.mantissa & (unit | (half - 1)) &&
            __builtin_add_overflow(u.mantissa, half, &u.mantissa)) {
            u.mantissa = X87_TOP;
            u.head++;
        } else {
            u.mantissa &= ~(unit - 1);
        }
        return u.value;
    }
    bool is_more_than_half = exponent == -1 && u.mantissa > X87_TOP;
    u.mantissa = is_more_than_half ? X87_TOP : 0;
    u.head = (uint16_t)((u.head & 0x8000) | (is_more_than_half ? X87_BIAS : 0));
    return u.value;
}

static inline long double odd_l(long double x)
{
    union bits_l u = {x};
    u.mantissa |= 1;
    return u.value;
}

static inline struct whole whole_l(long double x)
{
    union bits_l u = {x};
    int exponent = (u.head & X87_SPECIAL) - X87_BIAS;
    struct whole whole = {.is_negative = u.head >> 15, .is_beyond = exponent >= 64};
    if (whole.is_beyond)
        return whole;
    if (exponent < 0) {
        whole.has_half = exponent == -1;
        whole.has_more = exponent == -1 ? u.mantissa << 1 != 0 : u.mantissa != 0;
        return whole;
    }
    unsigned shift = X87_FRACTION - (unsigned)exponent;
    whole.magnitude = u.mantissa >> shift;
    whole.has_half = shift > 0 && u.mantissa >> (shift - 1) & 1;
    whole.has_more = shift > 1 && u.mantissa << (65 - shift) != 0;
    return whole;
}

#endif
