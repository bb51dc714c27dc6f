/* rootn (C23, glibc 2.42): x^(1/n) */
#include "late_math.h"

static long double rootn_exact(long double x, long long n)
{
    bool is_odd = n & 1, is_negative = __builtin_signbit(x) && is_odd;
    if (__builtin_isnan(x))
        return x + x;
    if (n == 0 || (x < 0 && !is_odd))
        return math_invalid();
    if (x == 0 && n < 0)
        return math_pole(is_negative);
    x = __builtin_fabsl(x);
    long double value = 0;
    if (x == 0 || __builtin_isinf(x)) {
        value = (x == 0) == (n > 0) ? 0 : __builtin_infl();
    } else {
        long double inverse = 1 / (long double)n;
        long double rest = -fmal(inverse, (long double)n, -1) / (long double)n;
        value = powl(x, inverse);
        if (__builtin_isfinite(value)) /* a pair of doubles would become a NaN */
            value += value * rest * logl(x);
    }
    return is_negative ? -value : value;
}

DEFINE_MATH_N(rootn, x == 0 || __builtin_isinf(x))
