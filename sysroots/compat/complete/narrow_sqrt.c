/* fsqrt and its variants for other types (glibc 2.35). The old functions are not called for
 * arguments without a root, because they would raise "inexact". */
#include "narrow.h"

extern double sqrt(double);
extern long double sqrtl(long double);

#define DEFINE(round, name, narrow, argument, wide, suffix)                                        \
    narrow name(argument x_)                                                                       \
    {                                                                                              \
        volatile wide x = x_, value = 0;                                                           \
        if (__builtin_isless(x, 0))                                                                \
            value /= value;                                                                        \
        else                                                                                       \
            round(suffix, value, sqrt##suffix(x));                                                 \
        narrow answer = ROUNDED(narrow, value);                                                    \
        NARROW_ERROR(answer, x, x, __builtin_isfinite(x), x != 0);                                 \
        return answer;                                                                             \
    }

DEFINE_OPERATION(DEFINE, sqrt)
