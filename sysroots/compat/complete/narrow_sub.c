/* fsub and its variants for other types (glibc 2.28) */
#include "narrow.h"

#define DEFINE(round, name, narrow, argument, wide, suffix)                                        \
    DEFINE_NARROW(round, name, narrow, argument, wide, suffix, -, x == y, BOTH_FINITE, x != y)

DEFINE_OPERATION(DEFINE, sub)
