/* fmaxmag (TS 18661-1, glibc 2.25): compares by magnitude, and prefers a number to a quiet NaN. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type fmaxmag##suffix(type x, type y)                                                           \
    {                                                                                              \
        type a = __builtin_fabs##suffix(x), b = __builtin_fabs##suffix(y);                         \
        if (__builtin_isgreater(a, b))                                                             \
            return x;                                                                              \
        if (__builtin_isless(a, b))                                                                \
            return y;                                                                              \
        if (a == b)                                                                                \
            return x > y ? x : y;                                                                  \
        if (is_signaling_##suffix(x) || is_signaling_##suffix(y))                                  \
            return x + y;                                                                          \
        return __builtin_isnan(y) ? x : y;                                                         \
    }

FOR_ALL_TYPES(DEFINE)
