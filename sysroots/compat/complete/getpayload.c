/* getpayload (TS 18661-1, glibc 2.25): the payload of a NaN; -1 for anything else. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type getpayload##suffix(const type *x)                                                         \
    {                                                                                              \
        return payload_##suffix(*x);                                                               \
    }

FOR_ALL_TYPES(DEFINE)
