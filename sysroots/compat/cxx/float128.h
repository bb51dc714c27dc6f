/* IEEE binary128 as its parts, and integers that are large enough to convert it exactly. */
#ifndef FLOAT128_H
#define FLOAT128_H

#include "libc.h"

typedef unsigned __int128 uint128_t;

enum {
    FLOAT128_BITS = 113,      /* of the significand, the hidden one included */
    FLOAT128_BIAS = 16383,    /* of the exponent */
    FLOAT128_SPECIAL = 32767, /* the exponent field of infinities and NaNs */
    FLOAT128_LOWEST = -16494, /* the least exponent of a significand's last bit */
};

union float128 {
    __float128 value;
    uint128_t bits; /* sign, 15 bits of exponent, 112 bits of fraction */
};

/* The current direction of rounding, in the processor's encoding. */
enum rounding { ROUND_NEAREST, ROUND_DOWN, ROUND_UP, ROUND_TO_ZERO };
static inline enum rounding float128_rounding(void)
{
#if defined(__x86_64__)
    return (enum rounding)(__builtin_ia32_stmxcsr() >> 13 & 3);
#else
#error "where this architecture keeps its rounding direction is not known"
#endif
}

/* Returns whether a magnitude is rounded away from zero. `half` compares the part that is cut
 * off with half of the last place that is kept: -1, 0, 1. */
static inline bool float128_rounds_up(bool is_negative, bool is_odd, int half, bool is_exact)
{
    switch (float128_rounding()) {
    case ROUND_NEAREST:
        return half > 0 || (half == 0 && is_odd);
    case ROUND_DOWN:
        return is_negative && !is_exact;
    case ROUND_UP:
        return !is_negative && !is_exact;
    default:
        return false;
    }
}

/* The longest number: the digits that decide a halfway case, about 11600 of them, are below
 * 2^38600; the power of five that such digits are compared with is below 5^16600 < 2^38600.  One
 * more bit is shifted in while they are divided. */
enum { BIG_LIMBS = 1216 };
struct big {
    size_t count; /* without leading zeros; 0 for zero */
    uint32_t limbs[BIG_LIMBS];
};

/* number = number * factor + addend */
static inline void big_multiply(struct big *number, uint32_t factor, uint32_t addend)
{
    uint64_t carry = addend;
    for (size_t i = 0; i < number->count; i++) {
        carry += (uint64_t)number->limbs[i] * factor;
        number->limbs[i] = (uint32_t)carry;
        carry >>= 32;
    }
    if (carry)
        number->limbs[number->count++] = (uint32_t)carry;
}

static inline void big_multiply_by_power_of_5(struct big *number, unsigned exponent)
{
    for (; exponent >= 13; exponent -= 13)
        big_multiply(number, 1220703125, 0); /* 5^13, the greatest below 2^32 */
    for (; exponent > 0; exponent--)
        big_multiply(number, 5, 0);
}

static inline void big_shift_left(struct big *number, unsigned bits)
{
    size_t limbs = bits / 32;
    if (number->count == 0)
        return;
    big_multiply(number, (uint32_t)1 << bits % 32, 0);
    if (limbs == 0)
        return;
    for (size_t i = number->count; i-- > 0;)
        number->limbs[i + limbs] = number->limbs[i];
    for (size_t i = 0; i < limbs; i++)
        number->limbs[i] = 0;
    number->count += limbs;
}

/* If number >= subtrahend, subtracts it and returns true. */
static inline bool big_subtract_if_not_less(struct big *number, const struct big *subtrahend)
{
    if (number->count < subtrahend->count)
        return false;
    if (number->count == subtrahend->count) {
        size_t i = number->count;
        while (i > 0 && number->limbs[i - 1] == subtrahend->limbs[i - 1])
            i--;
        if (i > 0 && number->limbs[i - 1] < subtrahend->limbs[i - 1])
            return false;
    }
    uint32_t borrow = 0;
    for (size_t i = 0; i < number->count; i++) {
        uint64_t taken = (uint64_t)(i < subtrahend->count ? subtrahend->limbs[i] : 0) + borrow;
        borrow = taken > number->limbs[i];
        number->limbs[i] -= (uint32_t)taken;
    }
    while (number->count > 0 && number->limbs[number->count - 1] == 0)
        number->count--;
    return true;
}

static inline unsigned big_bit_length(const struct big *number)
{
    if (number->count == 0)
        return 0;
    return (unsigned)(32 * number->count) -
           (unsigned)__builtin_clz(number->limbs[number->count - 1]);
}

#endif
