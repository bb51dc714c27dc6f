/* log10p1 (C23, glibc 2.40): log10(1 + x) */
#include "late_math.h"

static long double log10p1_exact(long double x)
{
    if (__builtin_islessequal(x, -1))
        return x == -1 ? math_pole(true) : math_invalid();
    if (x == 0)
        return x;
    if (__builtin_isless(__builtin_fabsl(x), 0.5L)) {
        long double value = log1pl(x);
        long double answer = value * LOG10E_HIGH + value * LOG10E_LOW;
        return __builtin_copysignl(answer, x); /* of the least numbers the parts become 0 */
    }
    long double sum = 1 + x;
    return __builtin_isfinite(x) ? log10l(sum) + math_lost(sum, x) / sum * LOG10E_HIGH : x + x;
}

DEFINE_MATH(log10p1)
