/* asinpi (C23, glibc 2.41): asin(x) / pi */
#include "late_math.h"

static long double asinpi_exact(long double x)
{
    return __builtin_isgreater(__builtin_fabsl(x), 1) ? math_invalid() : asinl(x) / PI_HIGH;
}

DEFINE_MATH(asinpi)
