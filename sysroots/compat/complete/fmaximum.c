/* fmaximum (C23, glibc 2.35): a NaN of either makes the answer one; -0 is less than +0. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type fmaximum##suffix(type x, type y)                                                          \
    {                                                                                              \
        if (__builtin_isgreater(x, y))                                                             \
            return x;                                                                              \
        if (__builtin_isless(x, y))                                                                \
            return y;                                                                              \
        if (__builtin_isunordered(x, y))                                                           \
            return x + y;                                                                          \
        return __builtin_signbit(x) ? y : x;                                                       \
    }

FOR_ALL_TYPES(DEFINE)
