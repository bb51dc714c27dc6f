/* compoundn (C23, glibc 2.42): (1 + x)^n */
#include "late_math.h"

static long double compoundn_exact(long double x, long long n)
{
    if (__builtin_isnan(x))
        return n ? x + x : 1;
    if (x < -1)
        return math_invalid();
    if (n == 0)
        return 1;
    if (x == -1)
        return n < 0 ? math_pole(false) : 0;
    if (__builtin_isinf(x))
        return n < 0 ? 0 : x;
    long double sum = 1 + x, lost = math_lost(sum, x) / sum;
    return powl(sum, (long double)n) * expl((long double)n * log1pl(lost));
}

DEFINE_MATH_N(compoundn, x == -1 || __builtin_isinf(x))
