/* exp10m1 (C23, glibc 2.40): 10^x - 1 */
#include "late_math.h"

static long double exp10m1_exact(long double x)
{
    if (__builtin_isless(__builtin_fabsl(x), 0.3L))
        return x == 0 ? x : math_expm1(math_times(x, LN10_HIGH, LN10_LOW));
    return exp10l(x) - 1;
}

DEFINE_MATH(exp10m1)
