/* tanpi (C23, glibc 2.41): tan(pi x) */
#include "late_math.h"

static long double tanpi_exact(long double x)
{
    if (!__builtin_isfinite(x))
        return x - x;
    bool is_negative = __builtin_signbit(x);
    long double turn = fmodl(__builtin_fabsl(x), 2); /* exact, like the following steps */
    bool is_odd = turn >= 1;
    turn -= is_odd;
    if (turn == 0)
        return is_negative != is_odd ? -0.0L : 0.0L;
    if (turn == 0.5L)
        return math_pole(is_negative != is_odd);
    bool is_falling = turn > 0.5L;
    if (is_falling)
        turn = 1 - turn;
    long double value = turn > 0.25L ? 1 / math_tanpi(0.5L - turn) : math_tanpi(turn);
    return is_negative != is_falling ? -value : value;
}

DEFINE_MATH(tanpi)
