/* powr (C23, glibc 2.42): x^y as e^(y log(x)) */
#include "late_math.h"

static long double powr_exact(long double x, long double y)
{
    if (__builtin_isless(x, 0))
        return math_invalid();
    if (__builtin_isunordered(x, y))
        return x + y;
    bool has_none = (y == 0 && (x == 0 || __builtin_isinf(x))) || (x == 1 && __builtin_isinf(y));
    return has_none ? math_invalid() : powl(__builtin_fabsl(x), y);
}

DEFINE_MATH_2(powr, __builtin_isnan(x) || (__builtin_isnan(y) && !__builtin_isless(x, 0)),
              x == 0 || __builtin_isinf(x) || __builtin_isinf(y))
