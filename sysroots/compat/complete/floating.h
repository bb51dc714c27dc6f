/* The three floating-point types as bits: IEEE 754 binary32 and binary64, and x87's extended
 * type, which stores the leading bit explicitly. */
#ifndef FLOATING_H
#define FLOATING_H

#include "libc.h"

union float_bits {
    float value;
    uint32_t bits;
};
union double_bits {
    double value;
    uint64_t bits;
};
union extended_bits {
    long double value;
    struct {
        uint64_t mantissa;
        uint16_t head; /* sign and exponent */
    };
};

enum { FLOAT_FRACTION = 23, DOUBLE_FRACTION = 52, EXTENDED_FRACTION = 63 };
enum { EXTENDED_BIAS = 16383, EXTENDED_SPECIAL = 0x7fff };
#define EXTENDED_TOP ((uint64_t)1 << 63)

/* A NaN that raises "invalid" when it is used: its quiet bit is not set. */
static inline bool is_signaling_f(float x)
{
    union float_bits u = {x};
    return (u.bits & 0x7fffffff) > 0x7f800000 && !(u.bits & 0x400000);
}
static inline bool is_signaling_(double x)
{
    union double_bits u = {x};
    return (u.bits & INT64_MAX) > 0x7ff0000000000000 && !(u.bits & 0x8000000000000);
}
static inline bool is_signaling_l(long double x)
{
    union extended_bits u = {x};
    bool has_special_exponent = (u.head & EXTENDED_SPECIAL) == EXTENDED_SPECIAL;
    if (!(u.mantissa & EXTENDED_TOP)) /* encodings that the processor treats as invalid */
        return (u.head & EXTENDED_SPECIAL) != 0;
    return has_special_exponent && u.mantissa << 1 != 0 && !(u.mantissa & EXTENDED_TOP >> 1);
}

/* Compares the bits: a comparison of numbers would raise "invalid" for a signaling NaN. */
static inline bool is_nan_f(float x)
{
    union float_bits u = {x};
    return (u.bits & 0x7fffffff) > 0x7f800000;
}
static inline bool is_nan_(double x)
{
    union double_bits u = {x};
    return (u.bits & INT64_MAX) > 0x7ff0000000000000;
}
static inline bool is_nan_l(long double x)
{
    union extended_bits u = {x};
    return ((u.head & EXTENDED_SPECIAL) == EXTENDED_SPECIAL && u.mantissa << 1 != 0) ||
           ((u.head & EXTENDED_SPECIAL) != 0 && !(u.mantissa & EXTENDED_TOP));
}

/* Makes the compiler keep a calculation whose flags are needed. */
#define FORCE(expression)                                                                          \
    do {                                                                                           \
        volatile __typeof__(expression) forced_ = (expression);                                    \
        (void)forced_;                                                                             \
    } while (0)

#define FOR_ALL_TYPES(DEFINE)                                                                      \
    DEFINE(, double)                                                                               \
    DEFINE(f, float)                                                                               \
    DEFINE(l, long double)

#endif
