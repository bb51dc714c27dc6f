/* log2p1 (C23, glibc 2.40): log2(1 + x) */
#include "late_math.h"

static long double log2p1_exact(long double x)
{
    if (__builtin_islessequal(x, -1))
        return x == -1 ? math_pole(true) : math_invalid();
    if (x == 0)
        return x;
    if (__builtin_isless(__builtin_fabsl(x), 0.5L)) {
        long double value = log1pl(x);
        return value * LOG2E_HIGH + value * LOG2E_LOW;
    }
    long double sum = 1 + x;
    return __builtin_isfinite(x) ? log2l(sum) + math_lost(sum, x) / sum * LOG2E_HIGH : x + x;
}

DEFINE_MATH(log2p1)
