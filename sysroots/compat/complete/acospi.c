/* acospi (C23, glibc 2.41): acos(x) / pi */
#include "late_math.h"

static long double acospi_exact(long double x)
{
    return __builtin_isgreater(__builtin_fabsl(x), 1) ? math_invalid() : acosl(x) / PI_HIGH;
}

DEFINE_MATH(acospi)
