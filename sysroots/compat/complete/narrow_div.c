/* fdiv and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(name, narrow, wide, suffix)                                                         \
    DEFINE_NARROW(name, narrow, wide, suffix, /, false, __builtin_isfinite(x),                     \
                  x != 0 && !__builtin_isinf(y))

DEFINE(fdiv, float, double, )
DEFINE(fdivl, float, long double, l)
DEFINE(ddivl, double, long double, l)
DEFINE_SAME(f32xdivf64, /, __builtin_isfinite(x), x != 0 && !__builtin_isinf(y))
