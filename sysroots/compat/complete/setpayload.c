/* setpayload (TS 18661-1, glibc 2.25): makes a quiet NaN with that payload. */
#include "payload.h"

int setpayload(double *x, double payload)
{
    return payload_set(x, payload, true);
}

int setpayloadf(float *x, float payload)
{
    return payload_set_f(x, payload, true);
}

int setpayloadl(long double *x, long double payload)
{
    return payload_set_l(x, payload, true);
}
