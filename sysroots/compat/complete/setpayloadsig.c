/* setpayloadsig (TS 18661-1, glibc 2.25): makes a signaling NaN with that payload. */
#include "payload.h"

int setpayloadsig(double *x, double payload)
{
    return payload_set(x, payload, false);
}

int setpayloadsigf(float *x, float payload)
{
    return payload_set_f(x, payload, false);
}

int setpayloadsigl(long double *x, long double payload)
{
    return payload_set_l(x, payload, false);
}
