/* totalorder (TS 18661-1, glibc 2.25; with pointers, as since 2.31): -NaN, numbers, NaN. */
#include "totalorder.h"

int totalorder(const double *x, const double *y)
{
    return order_of(*x, 0) <= order_of(*y, 0);
}

int totalorderf(const float *x, const float *y)
{
    return order_of_f(*x, 0) <= order_of_f(*y, 0);
}

int totalorderl(const long double *x, const long double *y)
{
    return order_of_l(*x, 0) <= order_of_l(*y, 0);
}
