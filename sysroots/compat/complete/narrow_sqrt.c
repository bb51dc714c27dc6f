/* fsqrt and its variants for other types (glibc 2.35). The old functions are not called for
 * arguments without a root, because they would raise "inexact". */
#include "narrow.h"

extern double sqrt(double);
extern long double sqrtl(long double);

#define DEFINE(name, narrow, wide, suffix)                                                         \
    narrow name(wide x)                                                                            \
    {                                                                                              \
        volatile wide value = 0;                                                                   \
        if (__builtin_isless(x, 0))                                                                \
            value /= value;                                                                        \
        else                                                                                       \
            ROUND_TO_ODD(suffix, value, sqrt##suffix(x));                                          \
        narrow answer = (narrow)value;                                                             \
        NARROW_ERROR(answer, x, x, __builtin_isfinite(x), x != 0);                                 \
        return answer;                                                                             \
    }

DEFINE(fsqrt, float, double, )
DEFINE(fsqrtl, float, long double, l)
DEFINE(dsqrtl, double, long double, l)

double f32xsqrtf64(double x)
{
    return sqrt(x);
}
