/* getpayload (TS 18661-1, glibc 2.25): the payload of a NaN; -1 for anything else. */
#include "payload.h"

double getpayload(const double *x)
{
    union double_bits u = {*x};
    if ((u.bits & INT64_MAX) <= 0x7ff0000000000000)
        return -1;
    return (double)(u.bits & (((uint64_t)1 << (DOUBLE_FRACTION - 1)) - 1));
}

float getpayloadf(const float *x)
{
    union float_bits u = {*x};
    if ((u.bits & INT32_MAX) <= 0x7f800000)
        return -1;
    return (float)(u.bits & (((uint32_t)1 << (FLOAT_FRACTION - 1)) - 1));
}

long double getpayloadl(const long double *x)
{
    union extended_bits u = {*x};
    if ((u.head & EXTENDED_SPECIAL) != EXTENDED_SPECIAL || u.mantissa << 1 == 0)
        return -1;
    return (long double)(u.mantissa & (((uint64_t)1 << (EXTENDED_FRACTION - 1)) - 1));
}
