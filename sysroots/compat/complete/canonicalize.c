/* canonicalize (TS 18661-1, glibc 2.25): makes a signaling NaN quiet. Some encodings of the
 * extended type are not numbers; for these it returns 1 and stores nothing. */
#include "floating.h"

int canonicalize(double *result, const double *x)
{
    *result = is_signaling_(*x) ? *x + *x : *x;
    return 0;
}

int canonicalizef(float *result, const float *x)
{
    *result = is_signaling_f(*x) ? *x + *x : *x;
    return 0;
}

int canonicalizel(long double *result, const long double *x)
{
    union extended_bits u = {*x};
    bool has_exponent = (u.head & EXTENDED_SPECIAL) != 0;
    if (has_exponent != u.mantissa >> 63)
        return 1;
    *result = is_signaling_l(*x) ? *x + *x : *x;
    return 0;
}
