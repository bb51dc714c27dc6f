/* fminimum (C23, glibc 2.35): a NaN of either makes the answer one; -0 is less than +0. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type fminimum##suffix(type x, type y)                                                          \
    {                                                                                              \
        if (__builtin_isless(x, y))                                                                \
            return x;                                                                              \
        if (__builtin_isgreater(x, y))                                                             \
            return y;                                                                              \
        if (__builtin_isunordered(x, y))                                                           \
            return x + y;                                                                          \
        return __builtin_signbit(x) ? x : y;                                                       \
    }

FOR_ALL_TYPES(DEFINE)
