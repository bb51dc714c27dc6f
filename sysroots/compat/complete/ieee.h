/* A floating-point type of IEEE 754 that is, as one integer, a sign, an exponent and a fraction:
 * binary32, binary64 and binary128. */
#ifndef IEEE_H
#define IEEE_H

#include "whole.h"

#define IEEE_SIGN(word)               ((word)1 << (sizeof(word) * 8 - 1))
#define IEEE_INFINITY(word, fraction) (IEEE_SIGN(word) - ((word)1 << (fraction)))
#define IEEE_BIAS(word, fraction)     ((int)(IEEE_INFINITY(word, fraction) >> (fraction)) / 2)
#define IEEE_TOP(fraction)            ((fraction)-1) /* the fraction's upper bit, that of NaNs */

/* The upper bit of a NaN's fraction tells quiet ones from those that raise "invalid" when they are
 * used. Old MIPS processors have it the other way round. */
#if defined(__mips__) && !defined(__mips_nan2008)
#define IEEE_TOP_IS_QUIET false
#else
#define IEEE_TOP_IS_QUIET true
#endif

/* Defines the functions of floating.h for the type with that suffix, which is as long as `word`.
 * `wide` is an integer of at least 64 bits. */
#define DEFINE_IEEE(suffix, type, word, wide, fraction)                                            \
    union bits_##suffix {                                                                          \
        type value;                                                                                \
        word bits;                                                                                 \
    };                                                                                             \
    static inline word size_##suffix(type x)                                                       \
    {                                                                                              \
        return (union bits_##suffix){x}.bits & ~IEEE_SIGN(word);                                   \
    }                                                                                              \
    static inline bool is_nan_##suffix(type x)                                                     \
    {                                                                                              \
        return size_##suffix(x) > IEEE_INFINITY(word, fraction);                                   \
    }                                                                                              \
    static inline bool is_signaling_##suffix(type x)                                               \
    {                                                                                              \
        bool has_top = size_##suffix(x) >> IEEE_TOP(fraction) & 1;                                 \
        return is_nan_##suffix(x) && has_top != IEEE_TOP_IS_QUIET;                                 \
    }                                                                                              \
    static inline bool is_canonical_##suffix(type x)                                               \
    {                                                                                              \
        (void)x;                                                                                   \
        return true;                                                                               \
    }                                                                                              \
    static inline type payload_##suffix(type x)                                                    \
    {                                                                                              \
        word bits = size_##suffix(x) & (((word)1 << IEEE_TOP(fraction)) - 1);                      \
        return is_nan_##suffix(x) ? (type)bits : -1;                                               \
    }                                                                                              \
    static inline int payload_set_##suffix(type *x, type payload, bool is_quiet)                   \
    {                                                                                              \
        const int bias = IEEE_BIAS(word, fraction);                                                \
        union bits_##suffix u = {payload};                                                         \
        int exponent = (int)(u.bits >> (fraction)) - bias; /* large if the sign is set */          \
        word number = 0, one = (word)1 << (fraction);                                              \
        bool has_top = is_quiet == IEEE_TOP_IS_QUIET, is_right = u.bits == 0 && has_top;           \
        if (exponent >= 0 && exponent < IEEE_TOP(fraction)) {                                      \
            word mantissa = (u.bits & (one - 1)) | one;                                            \
            number = mantissa >> ((fraction)-exponent);                                            \
            is_right = number << ((fraction)-exponent) == mantissa;                                \
        }                                                                                          \
        u.bits = IEEE_INFINITY(word, fraction) | (word)has_top << IEEE_TOP(fraction) | number;     \
        if (!is_right)                                                                             \
            u.bits = 0;                                                                            \
        __builtin_memcpy(x, &u.bits, sizeof(u.bits)); /* an assignment may make it quiet */        \
        return !is_right;                                                                          \
    }                                                                                              \
    static inline bool is_ordered_##suffix(type x, type y, bool without_sign)                      \
    {                                                                                              \
        word flip = !IEEE_TOP_IS_QUIET && is_nan_##suffix(x) && is_nan_##suffix(y);                \
        word a = size_##suffix(x) ^ flip << IEEE_TOP(fraction);                                    \
        word b = size_##suffix(y) ^ flip << IEEE_TOP(fraction);                                    \
        bool a_is_negative = !without_sign && (union bits_##suffix){x}.bits & IEEE_SIGN(word);     \
        bool b_is_negative = !without_sign && (union bits_##suffix){y}.bits & IEEE_SIGN(word);     \
        if (a_is_negative != b_is_negative)                                                        \
            return a_is_negative;                                                                  \
        return a_is_negative ? a >= b : a <= b;                                                    \
    }                                                                                              \
    static inline type above_##suffix(type x)                                                      \
    {                                                                                              \
        union bits_##suffix u = {x};                                                               \
        if (is_nan_##suffix(x))                                                                    \
            return x + x;                                                                          \
        if (size_##suffix(x) == 0)                                                                 \
            u.bits = 1;                                                                            \
        else if (u.bits & IEEE_SIGN(word))                                                         \
            u.bits--;                                                                              \
        else if (u.bits != IEEE_INFINITY(word, fraction))                                          \
            u.bits++;                                                                              \
        return u.value;                                                                            \
    }                                                                                              \
    static inline type negative_##suffix(type x)                                                   \
    {                                                                                              \
        return -x;                                                                                 \
    }                                                                                              \
    static inline type even_##suffix(type x)                                                       \
    {                                                                                              \
        const int bias = IEEE_BIAS(word, fraction);                                                \
        union bits_##suffix u = {x};                                                               \
        int exponent = (int)(size_##suffix(x) >> (fraction)) - bias;                               \
        if (exponent >= (fraction))                                                                \
            return exponent > bias ? x + x : x;                                                    \
        if (exponent >= 0) {                                                                       \
            word unit = (word)1 << ((fraction)-exponent), half = unit >> 1;                        \
            if (u.bits & (unit | (half - 1)))                                                      \
                u.bits += half;                                                                    \
            u.bits &= ~(unit - 1);                                                                 \
        } else {                                                                                   \
            bool is_more_than_half = exponent == -1 && u.bits & (((word)1 << (fraction)) - 1);     \
            u.bits &= IEEE_SIGN(word);                                                             \
            if (is_more_than_half)                                                                 \
                u.bits |= (word)bias << (fraction);                                                \
        }                                                                                          \
        return u.value;                                                                            \
    }                                                                                              \
    static inline type odd_##suffix(type x)                                                        \
    {                                                                                              \
        union bits_##suffix u = {x};                                                               \
        u.bits |= 1;                                                                               \
        return u.value;                                                                            \
    }                                                                                              \
    static inline struct whole whole_##suffix(type x)                                              \
    {                                                                                              \
        word size = size_##suffix(x), one = (word)1 << (fraction);                                 \
        bool is_negative = (union bits_##suffix){x}.bits & IEEE_SIGN(word);                        \
        int exponent = (int)(size >> (fraction)) - IEEE_BIAS(word, fraction);                      \
        wide mantissa = (size & (one - 1)) | (size < one ? 0 : one);                               \
        if (exponent >= 64)                                                                        \
            return (struct whole){is_negative, true, 0, false, false};                             \
        if (exponent >= (fraction))                                                                \
            return (struct whole){is_negative, false,                                              \
                                  (uint64_t)(mantissa << (exponent - (fraction))), false, false};  \
        if (exponent < -1)                                                                         \
            return (struct whole){is_negative, false, 0, false, mantissa != 0};                    \
        int shift = (fraction)-exponent - 1; /* to the bit of a half */                            \
        wide halves = mantissa >> shift;                                                           \
        return (struct whole){is_negative, false, (uint64_t)(halves >> 1), halves & 1,             \
                              mantissa != halves << shift};                                        \
    }

#endif
