/* __iscanonicall (glibc 2.25), which the macro iscanonical calls. */
#include "floating.h"

int __iscanonicall(long double x)
{
    union extended_bits u = {x};
    bool has_exponent = (u.head & EXTENDED_SPECIAL) != 0;
    return has_exponent == u.mantissa >> 63;
}
