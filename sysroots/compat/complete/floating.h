/* The three floating-point types by their bits. For the suffixes f, nothing and l of the types
 * there are, without exceptions and without arithmetic that would make a signaling NaN quiet:
 *
 *     is_nan_(x), is_signaling_(x)     the latter raises "invalid" when it is used
 *     is_canonical_(x)                 whether the encoding is a number's
 *     payload_(x)                      the payload of a NaN: its fraction below the quiet bit;
 *                                      else -1
 *     payload_set_(&x, payload, is_quiet)
 *                                      stores a NaN with that payload; if there is none (payload 0
 *                                      of a signaling NaN, for example) stores +0 and returns 1
 *     is_ordered_(x, y, without_sign)  whether x comes before y, or is it, in the total order
 *     above_(x)                        the next higher number
 *     negative_(x)                     -x
 *     even_(x)                         the nearest integer, halves to the even one
 *     whole_(x)                        its integral part
 *     odd_(x)                          x with its last bit set (not for a pair of doubles)
 */
#ifndef FLOATING_H
#define FLOATING_H

#include "ieee.h"

DEFINE_IEEE(f, float, uint32_t, uint64_t, 23)
DEFINE_IEEE(, double, uint64_t, uint64_t, 52)

#if __LDBL_MANT_DIG__ == 53
DEFINE_IEEE(l, long double, uint64_t, uint64_t, 52)
#elif __LDBL_MANT_DIG__ == 64
#include "x87.h"
#elif __LDBL_MANT_DIG__ == 106
#include "double_double.h"
#else
__extension__ typedef unsigned __int128 quad_bits;
DEFINE_IEEE(l, long double, quad_bits, quad_bits, 112)
#endif

/* Makes the compiler keep a calculation whose flags are needed. */
#define FORCE(expression)                                                                          \
    do {                                                                                           \
        volatile __typeof__(expression) forced_ = (expression);                                    \
        (void)forced_;                                                                             \
    } while (0)

/* The number, rounded to the type: the registers of an x87 hold more digits and exponents. */
#if __FLT_EVAL_METHOD__ == 2
#define ROUNDED(type, number) (*(volatile type *)&(type){number})
#else
#define ROUNDED(type, number) ((type)(number))
#endif

#define FOR_ALL_TYPES(DEFINE)                                                                      \
    DEFINE(, double)                                                                               \
    DEFINE(f, float)                                                                               \
    DEFINE(l, long double)

#endif
