/* roundeven (TS 18661-1, glibc 2.25): rounds to the nearest integer, halves to the even one,
 * without raising "inexact". */
#include "floating.h"

#define DEFINE(suffix, type, bits_type, word, fraction, bias, sign, one)                           \
    type roundeven##suffix(type x)                                                                 \
    {                                                                                              \
        union bits_type u = {x};                                                                   \
        int exponent = (int)((u.bits & ~(sign)) >> (fraction)) - (bias);                           \
        if (exponent >= (fraction))                                                                \
            return exponent > (bias) ? x + x : x;                                                  \
        if (exponent >= 0) {                                                                       \
            word unit = (word)1 << ((fraction)-exponent), half = unit >> 1;                        \
            if (u.bits & (unit | (half - 1)))                                                      \
                u.bits += half;                                                                    \
            u.bits &= ~(unit - 1);                                                                 \
        } else if (exponent == -1 && (u.bits & (((word)1 << (fraction)) - 1))) {                   \
            u.bits = (u.bits & (sign)) | (one); /* more than a half */                             \
        } else {                                                                                   \
            u.bits &= (sign);                                                                      \
        }                                                                                          \
        return u.value;                                                                            \
    }

DEFINE(f, float, float_bits, uint32_t, FLOAT_FRACTION, 127, (uint32_t)1 << 31, 0x3f800000)
DEFINE(, double, double_bits, uint64_t, DOUBLE_FRACTION, 1023, EXTENDED_TOP, 0x3ff0000000000000)

long double roundevenl(long double x)
{
    union extended_bits u = {x};
    int exponent = (u.head & EXTENDED_SPECIAL) - EXTENDED_BIAS;
    if (exponent >= EXTENDED_FRACTION)
        return exponent > EXTENDED_BIAS ? x + x : x;
    if (exponent >= 0) {
        uint64_t unit = (uint64_t)1 << (EXTENDED_FRACTION - exponent), half = unit >> 1;
        if (u.mantissa & (unit | (half - 1)) &&
            __builtin_add_overflow(u.mantissa, half, &u.mantissa)) {
            u.mantissa = EXTENDED_TOP;
            u.head++;
        } else {
            u.mantissa &= ~(unit - 1);
        }
        return u.value;
    }
    bool is_more_than_half = exponent == -1 && u.mantissa > EXTENDED_TOP;
    u.mantissa = is_more_than_half ? EXTENDED_TOP : 0;
    u.head = (uint16_t)((u.head & 0x8000) | (is_more_than_half ? EXTENDED_BIAS : 0));
    return u.value;
}
