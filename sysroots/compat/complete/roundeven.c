/* roundeven (TS 18661-1, glibc 2.25): rounds to the nearest integer, halves to the even one,
 * without raising "inexact". */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type roundeven##suffix(type x)                                                                 \
    {                                                                                              \
        return even_##suffix(x);                                                                   \
    }

FOR_ALL_TYPES(DEFINE)
