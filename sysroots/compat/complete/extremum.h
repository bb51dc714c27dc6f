/* The maximum or minimum of two numbers (C23, F.10.9.5); -0 is less than +0. */
#ifndef EXTREMUM_H
#define EXTREMUM_H

#include "floating.h"

/* Defines `name`, which compares `a` and `b`, each an expression of x and y, by `comes_first`
 * and the opposite. It returns `equal` if neither comes first, and `unordered` if one is a NaN. */
#define DEFINE_EXTREMUM(name, type, a, b, comes_first, comes_last, equal, unordered)               \
    type name(type x, type y)                                                                      \
    {                                                                                              \
        if (comes_first(a, b))                                                                     \
            return x;                                                                              \
        if (comes_last(a, b))                                                                      \
            return y;                                                                              \
        if (__builtin_isunordered(x, y))                                                           \
            return unordered;                                                                      \
        return equal;                                                                              \
    }
#define DEFINE_MAXIMUM(name, type, a, b, unordered)                                                \
    DEFINE_EXTREMUM(name, type, a, b, __builtin_isgreater, __builtin_isless,                       \
                    __builtin_signbit(x) ? y : x, unordered)
#define DEFINE_MINIMUM(name, type, a, b, unordered)                                                \
    DEFINE_EXTREMUM(name, type, a, b, __builtin_isless, __builtin_isgreater,                       \
                    __builtin_signbit(x) ? x : y, unordered)

/* The functions without _num return a NaN if there is one; those with _num return the number. */
#define NAN_OF_BOTH (x + y)
#define NUMBER_OF_BOTH(type)                                                                       \
    ({                                                                                             \
        type both = x + y; /* a signaling one raises "invalid" */                                  \
        FORCE(both);                                                                               \
        !__builtin_isnan(x) ? x : __builtin_isnan(y) ? both : y;                                   \
    })

#endif
