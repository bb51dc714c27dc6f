/* exp2m1 (C23, glibc 2.40): 2^x - 1 */
#include "late_math.h"

static long double exp2m1_exact(long double x)
{
    if (__builtin_isless(__builtin_fabsl(x), 1))
        return x == 0 ? x : math_expm1(math_times(x, LN2_HIGH, LN2_LOW));
    return exp2l(x) - 1;
}

DEFINE_MATH(exp2m1)
