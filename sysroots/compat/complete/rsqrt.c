/* rsqrt (C23, glibc 2.42): 1 / sqrt(x) */
#include "late_math.h"

static long double rsqrt_exact(long double x)
{
    if (x == 0)
        return math_pole(__builtin_signbit(x));
    return __builtin_isless(x, 0) ? math_invalid() : 1 / sqrtl(x);
}

DEFINE_MATH(rsqrt)
