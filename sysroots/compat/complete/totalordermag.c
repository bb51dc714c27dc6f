/* totalordermag (TS 18661-1, glibc 2.25; with pointers, as since 2.31): totalorder without
 * signs. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    int totalordermag##suffix(const type *x, const type *y)                                        \
    {                                                                                              \
        return is_ordered_##suffix(*x, *y, true);                                                  \
    }

FOR_ALL_TYPES(DEFINE)
