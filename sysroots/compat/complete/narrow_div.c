/* fdiv and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(round, name, narrow, argument, wide, suffix)                                        \
    DEFINE_NARROW(round, name, narrow, argument, wide, suffix, /, false, __builtin_isfinite(x),    \
                  x != 0 && !__builtin_isinf(y))

DEFINE_OPERATION(DEFINE, div)
