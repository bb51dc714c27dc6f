/* fmaximum_mag (C23, glibc 2.35): fmaximum of the magnitudes, and of the numbers where these are
 * equal. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type fmaximum_mag##suffix(type x, type y)                                                      \
    {                                                                                              \
        type a = __builtin_fabs##suffix(x), b = __builtin_fabs##suffix(y);                         \
        if (__builtin_isgreater(a, b))                                                             \
            return x;                                                                              \
        if (__builtin_isless(a, b))                                                                \
            return y;                                                                              \
        if (__builtin_isunordered(x, y))                                                           \
            return x + y;                                                                          \
        return __builtin_signbit(x) ? y : x;                                                       \
    }

FOR_ALL_TYPES(DEFINE)
