/* fsub and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(name, narrow, wide, suffix)                                                         \
    DEFINE_NARROW(name, narrow, wide, suffix, -, x == y, BOTH_FINITE, x != y)

DEFINE(fsub, float, double, )
DEFINE(fsubl, float, long double, l)
DEFINE(dsubl, double, long double, l)
DEFINE_SAME(f32xsubf64, -, BOTH_FINITE, x != y)
