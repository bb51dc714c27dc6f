/* fmul and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(name, narrow, wide, suffix)                                                         \
    DEFINE_NARROW(name, narrow, wide, suffix, *, false, BOTH_FINITE, x != 0 && y != 0)

DEFINE(fmul, float, double, )
DEFINE(fmull, float, long double, l)
DEFINE(dmull, double, long double, l)
DEFINE_SAME(f32xmulf64, *, BOTH_FINITE, x != 0 && y != 0)
