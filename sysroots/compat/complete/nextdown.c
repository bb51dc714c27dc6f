/* nextdown (TS 18661-1, glibc 2.24): the next lower number; raises no flags. */
#include "floating.h"

#define DEFINE(suffix, type)                                                                       \
    type nextdown##suffix(type x)                                                                  \
    {                                                                                              \
        return negative_##suffix(above_##suffix(-x));                                              \
    }

FOR_ALL_TYPES(DEFINE)
