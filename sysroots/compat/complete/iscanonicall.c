/* __iscanonicall (glibc 2.25), which the macro iscanonical calls. */
#include "floating.h"

int __iscanonicall(long double x)
{
    return is_canonical_l(x);
}
