/* canonicalize (TS 18661-1, glibc 2.25): makes a signaling NaN quiet. Some encodings of long double
 * are not numbers; for these it returns 1 and stores nothing. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    int canonicalize##suffix(type *result, const type *x)                                          \
    {                                                                                              \
        if (!is_canonical_##suffix(*x))                                                            \
            return 1;                                                                              \
        *result = is_signaling_##suffix(*x) ? *x + *x : *x;                                        \
        return 0;                                                                                  \
    }

FOR_ALL_TYPES(DEFINE)
