/* setpayload (TS 18661-1, glibc 2.25): makes a quiet NaN with that payload. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    int setpayload##suffix(type *x, type payload)                                                  \
    {                                                                                              \
        return payload_set_##suffix(x, payload, true);                                             \
    }

FOR_ALL_TYPES(DEFINE)
