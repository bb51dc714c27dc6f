/* setpayloadsig (TS 18661-1, glibc 2.25): makes a signaling NaN with that payload. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    int setpayloadsig##suffix(type *x, type payload)                                               \
    {                                                                                              \
        return payload_set_##suffix(x, payload, false);                                            \
    }

FOR_ALL_TYPES(DEFINE)
