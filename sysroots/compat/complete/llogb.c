/* llogb (TS 18661-1, glibc 2.25): ilogb as a long, with EDOM and "invalid" if there is no
 * result. */
#include "floating.h"

enum { EDOM = 33 };
extern int ilogb(double), ilogbf(float), ilogbl(long double);

#define DEFINE(suffix, type)                                                                       \
    long llogb##suffix(type x)                                                                     \
    {                                                                                              \
        if (x != 0 && __builtin_isfinite(x))                                                       \
            return ilogb##suffix(x);                                                               \
        volatile type zero = 0;                                                                    \
        FORCE(zero / zero);                                                                        \
        errno = EDOM;                                                                              \
        return __builtin_isinf(x) ? INT64_MAX : INT64_MIN;                                         \
    }

FOR_ALL_TYPES(DEFINE)
