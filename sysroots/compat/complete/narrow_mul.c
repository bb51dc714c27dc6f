/* fmul and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(round, name, narrow, argument, wide, suffix)                                        \
    DEFINE_NARROW(round, name, narrow, argument, wide, suffix, *, false, BOTH_FINITE,              \
                  x != 0 && y != 0)

DEFINE_OPERATION(DEFINE, mul)
