/* sinpi (C23, glibc 2.41): sin(pi x) */
#include "late_math.h"

static long double sinpi_exact(long double x)
{
    if (!__builtin_isfinite(x))
        return x - x;
    bool is_negative = __builtin_signbit(x);
    long double turn = fmodl(__builtin_fabsl(x), 2); /* exact, like the following steps */
    if (turn == 0 || turn == 1)
        return __builtin_copysignl(0, x);
    if (turn > 1) {
        turn -= 1;
        is_negative = !is_negative;
    }
    if (turn > 0.5L)
        turn = 1 - turn;
    long double value = turn > 0.25L ? math_cospi(0.5L - turn) : math_sinpi(turn);
    return is_negative ? -value : value;
}

DEFINE_MATH(sinpi)
