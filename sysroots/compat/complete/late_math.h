/* Functions that C23 added to <math.h> (glibc 2.40 to 2.42). Each is calculated in long double by
 * the old functions of that type. The error of a narrower type is then little more than half a unit
 * of the last place, that of a long double, or of a double where that is the same, a few units. */
#ifndef LATE_MATH_H
#define LATE_MATH_H

#include "floating.h"

enum { EDOM = 33 };

extern long double acosl(long double), asinl(long double), atan2l(long double, long double),
    atanl(long double), cosl(long double), exp10l(long double), exp2l(long double),
    expl(long double), expm1l(long double), fmal(long double, long double, long double),
    fmodl(long double, long double), log10l(long double), log1pl(long double), log2l(long double),
    logl(long double), powl(long double, long double), sinl(long double), sqrtl(long double),
    tanl(long double);

/* Each constant is the sum of two numbers, whatever the precision of long double: of the four
 * parts, which have 53 bits, some are in the first one. */
#define LN2_HIGH 0xb17217f7d1cf79abc9e3b39803f2f6af40f343267298b62d8a0d1p-212L
#define LN2_LOW                                                                                    \
    ((0x162e42fefa39efp-53L - LN2_HIGH) + 0x6af278ece600fp-106L + 0x197b57a079a193p-159L +         \
     0x7298b62d8a0d1p-212L)
#define LN10_HIGH 0x935d8dddaaa8ac16ea56d62b82d30a28e28fecf9da5df90e83c61p-210L
#define LN10_LOW                                                                                   \
    ((0x126bb1bbb55515p-51L - LN10_HIGH) + 0x105ba95b58ae0bp-104L + 0x985147147f67cp-157L +        \
     0x1da5df90e83c61p-210L)
#define LOG2E_HIGH 0xb8aa3b295c17f0bbbe87fed0691d3e88eb577aa8dd695a588b251p-211L
#define LOG2E_LOW                                                                                  \
    ((0x171547652b82fep-52L - LOG2E_HIGH) + 0x2eefa1ffb41a4p-105L + 0xe9f4475abbd54p-158L +        \
     0xdd695a588b251p-211L)
#define LOG10E_HIGH 0xde5bd8a937287195355baaafad33dc323ee3460245c9a2023a3f2p-213L
#define LOG10E_LOW                                                                                 \
    ((0x1bcb7b1526e50ep-54L - LOG10E_HIGH) + 0x654d56eaabeb4p-107L + 0x19ee191f71a301p-160L +      \
     0x45c9a2023a3f2p-213L)
#define PI_HIGH 0xc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbp-210L
#define PI_LOW                                                                                     \
    ((0x1921fb54442d18p-51L - PI_HIGH) + 0x8d313198a2e03p-104L + 0xe0e6894812704p-157L +           \
     0x8a67cc74020bbp-210L)

/* Arguments without a result ("invalid"), and with an infinite result ("division by zero"). */
static inline long double math_invalid(void)
{
    volatile long double zero = 0;
    return zero / zero;
}
static inline long double math_pole(bool is_negative)
{
    volatile long double zero = 0;
    return (is_negative ? -1 : 1) / zero;
}

/* A product with a constant, in two parts. */
struct product {
    long double high, low;
};
static inline struct product math_times(long double x, long double high, long double low)
{
    struct product product = {x * high, 0};
    product.low = fmal(x, high, -product.high) + x * low;
    return product;
}

/* e^product - 1, and log(1 + x) to another base, whose logarithm is the constant's inverse. */
static inline long double math_expm1(struct product x)
{
    long double value = expm1l(x.high);
    return value + x.low * (1 + value);
}

/* What 1 + x lost by rounding. */
static inline long double math_lost(long double sum, long double x)
{
    long double rest = sum - 1;
    return (1 - (sum - rest)) + (x - rest);
}

/* sin, cos and tan of pi times x, for x from 0 to a quarter. */
static inline long double math_sinpi(long double x)
{
    struct product angle = math_times(x, PI_HIGH, PI_LOW);
    return sinl(angle.high) + angle.low * cosl(angle.high);
}
static inline long double math_cospi(long double x)
{
    struct product angle = math_times(x, PI_HIGH, PI_LOW);
    return cosl(angle.high) - angle.low * sinl(angle.high);
}
static inline long double math_tanpi(long double x)
{
    struct product angle = math_times(x, PI_HIGH, PI_LOW);
    long double value = tanl(angle.high);
    return value + angle.low * (1 + value * value);
}

/* Sets errno, which the old functions have changed, as the result requires: for arguments of
 * which none is a NaN, or none is infinite, or for which the result is 0. */
#define MATH_ERRNO(old, answer, is_nan, is_finite, is_zero)                                        \
    do {                                                                                           \
        errno = old;                                                                               \
        if (__builtin_isnan(answer))                                                               \
            errno = (is_nan) ? old : EDOM;                                                         \
        else if (__builtin_isinf(answer) ? (is_finite) : (answer) == 0 && !(is_zero))              \
            errno = ERANGE;                                                                        \
    } while (0)

/* Defines the three functions of a name by name##_exact(x). A 0 is exact unless x is so small that
 * it may be all that long double can hold of the result. */
#define DEFINE_ONE(name, suffix, type)                                                             \
    type name##suffix(type x)                                                                      \
    {                                                                                              \
        int old = errno;                                                                           \
        long double exact = name##_exact(x);                                                       \
        type answer = ROUNDED(type, exact);                                                        \
        MATH_ERRNO(old, answer, __builtin_isnan(x), __builtin_isfinite(x),                         \
                   exact == 0 && (x == 0 || !(__builtin_fabsl(x) < 0x1p-1000L)));                  \
        return answer;                                                                             \
    }
#define DEFINE_MATH(name)                                                                          \
    DEFINE_ONE(name, , double)                                                                     \
    DEFINE_ONE(name, f, float)                                                                     \
    DEFINE_ONE(name, l, long double)

/* The same for functions of two numbers, or with `other` of a number and an integer. The result
 * is 0 if `is_zero`. */
#define DEFINE_TWO(name, suffix, type, other, is_nan, is_zero)                                     \
    type name##suffix(type x, other y)                                                             \
    {                                                                                              \
        int old = errno;                                                                           \
        type answer = ROUNDED(type, name##_exact(x, y));                                           \
        bool is_finite = __builtin_isfinite(x) && __builtin_isfinite((long double)y);              \
        MATH_ERRNO(old, answer, is_nan, is_finite, is_zero);                                       \
        return answer;                                                                             \
    }
#define DEFINE_MATH_2(name, is_nan, is_zero)                                                       \
    DEFINE_TWO(name, , double, double, is_nan, is_zero)                                            \
    DEFINE_TWO(name, f, float, float, is_nan, is_zero)                                             \
    DEFINE_TWO(name, l, long double, long double, is_nan, is_zero)
#define DEFINE_MATH_N(name, is_zero)                                                               \
    DEFINE_TWO(name, , double, long long, __builtin_isnan(x), is_zero)                             \
    DEFINE_TWO(name, f, float, long long, __builtin_isnan(x), is_zero)                             \
    DEFINE_TWO(name, l, long double, long long, __builtin_isnan(x), is_zero)

#endif
