/* atan2pi (C23, glibc 2.41): atan2(y, x) / pi */
#include "late_math.h"

static long double atan2pi_exact(long double y, long double x)
{
    if (x != 0 && __builtin_fabsl(x) == __builtin_fabsl(y)) /* a quotient would not be exact */
        return __builtin_copysignl(__builtin_signbit(x) ? 0.75L : 0.25L, y);
    return atan2l(y, x) / PI_HIGH;
}

/* The functions of y and x. */
DEFINE_MATH_2(atan2pi, __builtin_isunordered(x, y), x == 0 || __builtin_isinf(y))
