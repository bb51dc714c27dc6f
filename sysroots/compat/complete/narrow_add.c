/* fadd and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(name, narrow, wide, suffix)                                                         \
    DEFINE_NARROW(name, narrow, wide, suffix, +, x == -y, BOTH_FINITE, x != -y)

DEFINE(fadd, float, double, )
DEFINE(faddl, float, long double, l)
DEFINE(daddl, double, long double, l)
DEFINE_SAME(f32xaddf64, +, BOTH_FINITE, x != -y)
