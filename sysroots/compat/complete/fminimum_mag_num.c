/* fminimum_mag_num (C23, glibc 2.35): fminimum_num of the magnitudes, and of the numbers where
 * these are equal. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type fminimum_mag_num##suffix(type x, type y)                                                  \
    {                                                                                              \
        type a = __builtin_fabs##suffix(x), b = __builtin_fabs##suffix(y);                         \
        if (__builtin_isless(a, b))                                                                \
            return x;                                                                              \
        if (__builtin_isgreater(a, b))                                                             \
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
