/* cospi (C23, glibc 2.41): cos(pi x) */
#include "late_math.h"

static long double cospi_exact(long double x)
{
    if (!__builtin_isfinite(x))
        return x - x;
    long double turn = fmodl(__builtin_fabsl(x), 2); /* exact, like the following steps */
    if (turn > 1)
        turn = 2 - turn;
    bool is_negative = turn > 0.5L;
    if (is_negative)
        turn = 1 - turn;
    if (turn == 0.5L)
        return 0;
    long double value = turn > 0.25L ? math_sinpi(0.5L - turn) : math_cospi(turn);
    return is_negative ? -value : value;
}

DEFINE_MATH(cospi)
