/* The next higher number, found by its bits. */
#ifndef NEXTUP_H
#define NEXTUP_H

#include "floating.h"

#define DEFINE_ABOVE(name, type, bits_type, sign, infinity)                                        \
    static inline type name(type x)                                                                \
    {                                                                                              \
        union bits_type u = {x};                                                                   \
        if ((u.bits & ~(sign)) > (infinity))                                                       \
            return x + x;                                                                          \
        if ((u.bits & ~(sign)) == 0)                                                               \
            u.bits = 1;                                                                            \
        else if (u.bits & (sign))                                                                  \
            u.bits--;                                                                              \
        else if (u.bits != (infinity))                                                             \
            u.bits++;                                                                              \
        return u.value;                                                                            \
    }

DEFINE_ABOVE(above_f, float, float_bits, (uint32_t)1 << 31, 0x7f800000)
DEFINE_ABOVE(above_, double, double_bits, EXTENDED_TOP, 0x7ff0000000000000)

static inline long double above_l(long double x)
{
    union extended_bits u = {x};
    bool is_negative = u.head & 0x8000;
    unsigned exponent = u.head & EXTENDED_SPECIAL;
    if (exponent == EXTENDED_SPECIAL && u.mantissa << 1 != 0)
        return x + x;
    if (exponent == 0 && u.mantissa == 0) {
        u.head = 0;
        u.mantissa = 1;
    } else if (is_negative) {
        /* towards zero; a number of full exponent begins with the top bit */
        if (u.mantissa == EXTENDED_TOP && exponent > 0) {
            u.head--;
            u.mantissa = exponent == 1 ? EXTENDED_TOP - 1 : UINT64_MAX;
        } else {
            u.mantissa--;
        }
    } else if (exponent != EXTENDED_SPECIAL) {
        u.mantissa++;
        if (u.mantissa == 0) {
            u.mantissa = EXTENDED_TOP;
            u.head++;
        } else if (u.mantissa == EXTENDED_TOP && exponent == 0) {
            u.head++;
        }
    }
    return u.value;
}

/* Negating the arguments turns "next higher" into "next lower". */
#define FOR_NEXT_NUMBERS(name, before, after)                                                      \
    double name(double x)                                                                          \
    {                                                                                              \
        return before above_(after x);                                                             \
    }                                                                                              \
    float name##f(float x)                                                                         \
    {                                                                                              \
        return before above_f(after x);                                                            \
    }                                                                                              \
    long double name##l(long double x)                                                             \
    {                                                                                              \
        return before above_l(after x);                                                            \
    }

#endif
