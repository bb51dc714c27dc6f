/* <stdbit.h> (C23, glibc 2.39): bit functions for each unsigned type. */
#include "libc.h"

#define WIDTH(type) ((unsigned)sizeof(type) * 8)

/* Counts in unsigned long long, which has more leading zeros than the type. */
#define DEFINE_FUNCTIONS(suffix, type)                                                             \
    unsigned stdc_leading_zeros_##suffix(type value)                                               \
    {                                                                                              \
        return value ? (unsigned)__builtin_clzll(value) - (64 - WIDTH(type)) : WIDTH(type);        \
    }                                                                                              \
    unsigned stdc_leading_ones_##suffix(type value)                                                \
    {                                                                                              \
        return stdc_leading_zeros_##suffix((type)~value);                                          \
    }                                                                                              \
    unsigned stdc_trailing_zeros_##suffix(type value)                                              \
    {                                                                                              \
        return value ? (unsigned)__builtin_ctzll(value) : WIDTH(type);                             \
    }                                                                                              \
    unsigned stdc_trailing_ones_##suffix(type value)                                               \
    {                                                                                              \
        return stdc_trailing_zeros_##suffix((type)~value);                                         \
    }                                                                                              \
    unsigned stdc_first_leading_one_##suffix(type value)                                           \
    {                                                                                              \
        return value ? stdc_leading_zeros_##suffix(value) + 1 : 0;                                 \
    }                                                                                              \
    unsigned stdc_first_leading_zero_##suffix(type value)                                          \
    {                                                                                              \
        return stdc_first_leading_one_##suffix((type)~value);                                      \
    }                                                                                              \
    unsigned stdc_first_trailing_one_##suffix(type value)                                          \
    {                                                                                              \
        return value ? stdc_trailing_zeros_##suffix(value) + 1 : 0;                                \
    }                                                                                              \
    unsigned stdc_first_trailing_zero_##suffix(type value)                                         \
    {                                                                                              \
        return stdc_first_trailing_one_##suffix((type)~value);                                     \
    }                                                                                              \
    unsigned stdc_count_ones_##suffix(type value)                                                  \
    {                                                                                              \
        unsigned count = 0;                                                                        \
        for (; value; value = (type)(value & (value - 1)))                                         \
            count++;                                                                               \
        return count;                                                                              \
    }                                                                                              \
    unsigned stdc_count_zeros_##suffix(type value)                                                 \
    {                                                                                              \
        return WIDTH(type) - stdc_count_ones_##suffix(value);                                      \
    }                                                                                              \
    bool stdc_has_single_bit_##suffix(type value)                                                  \
    {                                                                                              \
        return value && (value & (value - 1)) == 0;                                                \
    }                                                                                              \
    unsigned stdc_bit_width_##suffix(type value)                                                   \
    {                                                                                              \
        return WIDTH(type) - stdc_leading_zeros_##suffix(value);                                   \
    }                                                                                              \
    type stdc_bit_floor_##suffix(type value)                                                       \
    {                                                                                              \
        return value ? (type)((type)1 << (stdc_bit_width_##suffix(value) - 1)) : 0;                \
    }                                                                                              \
    /* 0 when the type cannot hold it */                                                           \
    type stdc_bit_ceil_##suffix(type value)                                                        \
    {                                                                                              \
        unsigned width = value ? stdc_bit_width_##suffix((type)(value - 1)) : 0;                   \
        return width < WIDTH(type) ? (type)((type)1 << width) : 0;                                 \
    }

DEFINE_FUNCTIONS(uc, unsigned char)
DEFINE_FUNCTIONS(us, unsigned short)
DEFINE_FUNCTIONS(ui, unsigned)
DEFINE_FUNCTIONS(ul, unsigned long)
DEFINE_FUNCTIONS(ull, unsigned long long)
