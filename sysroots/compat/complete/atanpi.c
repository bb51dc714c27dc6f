/* atanpi (C23, glibc 2.41): atan(x) / pi */
#include "late_math.h"

static long double atanpi_exact(long double x)
{
    return atanl(x) / PI_HIGH;
}

DEFINE_MATH(atanpi)
