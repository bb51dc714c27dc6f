/* __issignaling (glibc 2.18), which the macro issignaling calls. */
#include "floating.h"

int __issignaling(double x)
{
    return is_signaling_(x);
}

int __issignalingf(float x)
{
    return is_signaling_f(x);
}

int __issignalingl(long double x)
{
    return is_signaling_l(x);
}
