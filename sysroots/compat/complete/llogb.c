/* llogb (TS 18661-1, glibc 2.25): ilogb as a long, with EDOM and "invalid" if there is no
 * result. Which numbers then stand for none depends on the architecture, but they are always the
 * extreme ones, as those of ilogb are. */
#include "floating.h"

enum { EDOM = 33 };
extern int ilogb(double), ilogbf(float), ilogbl(long double);

static inline long extreme_of(int logb)
{
    if (logb < 0)
        return logb == -__INT_MAX__ ? -__LONG_MAX__ : -__LONG_MAX__ - 1;
    return __LONG_MAX__;
}

#define DEFINE(suffix, type)                                                                       \
    long llogb##suffix(type x)                                                                     \
    {                                                                                              \
        if (x != 0 && __builtin_isfinite(x))                                                       \
            return ilogb##suffix(x);                                                               \
        volatile type zero = 0;                                                                    \
        FORCE(zero / zero);                                                                        \
        errno = EDOM;                                                                              \
        return extreme_of(ilogb##suffix(x));                                                       \
    }

FOR_ALL_TYPES(DEFINE)
