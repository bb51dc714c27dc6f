/* __iseqsig (glibc 2.25), which the macro iseqsig calls: compares for equality and raises
 * "invalid" for NaNs. */
#include "floating.h"

enum { EDOM = 33 };

#define DEFINE(suffix, type)                                                                       \
    int __iseqsig##suffix(type x, type y)                                                          \
    {                                                                                              \
        volatile type a = x, b = y;                                                                \
        bool is_below = a <= b, is_above = a >= b;                                                 \
        if (is_below && is_above)                                                                  \
            return 1;                                                                              \
        if (!is_below && !is_above) {                                                              \
            volatile type zero = 0; /* not all compilers compare with the exception */             \
            FORCE(zero / zero);                                                                    \
            errno = EDOM;                                                                          \
        }                                                                                          \
        return 0;                                                                                  \
    }

FOR_ALL_TYPES(DEFINE)
