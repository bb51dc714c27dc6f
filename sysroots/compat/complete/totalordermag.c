/* totalordermag (TS 18661-1, glibc 2.25; with pointers, as since 2.31): totalorder without
 * signs. */
#include "totalorder.h"

int totalordermag(const double *x, const double *y)
{
    return order_of(*x, 1) <= order_of(*y, 1);
}

int totalordermagf(const float *x, const float *y)
{
    return order_of_f(*x, 1) <= order_of_f(*y, 1);
}

int totalordermagl(const long double *x, const long double *y)
{
    return order_of_l(*x, 1) <= order_of_l(*y, 1);
}
