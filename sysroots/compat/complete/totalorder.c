/* totalorder (TS 18661-1, glibc 2.25; with pointers, as since 2.31): -NaN, numbers, NaN. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    int totalorder##suffix(const type *x, const type *y)                                           \
    {                                                                                              \
        return is_ordered_##suffix(*x, *y, false);                                                 \
    }

FOR_ALL_TYPES(DEFINE)
