/* fminimum_num (C23, glibc 2.35): a number comes before a NaN; -0 is less than +0. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type fminimum_num##suffix(type x, type y)                                                      \
    {                                                                                              \
        if (__builtin_isless(x, y))                                                                \
            return x;                                                                              \
        if (__builtin_isgreater(x, y))                                                             \
            return y;                                                                              \
        if (!__builtin_isunordered(x, y))                                                          \
            return __builtin_signbit(x) ? x : y;                                                   \
        type both = x + y; /* a signaling one raises "invalid" */                                  \
        FORCE(both);                                                                               \
        if (!__builtin_isnan(x))                                                                   \
            return x;                                                                              \
        return __builtin_isnan(y) ? both : y;                                                      \
    }

FOR_ALL_TYPES(DEFINE)
