/* ffma and its variants for other types (glibc 2.35), which do not set errno */
#include "narrow.h"

extern double fma(double, double, double);
extern long double fmal(long double, long double, long double);

#define DEFINE(name, narrow, wide, suffix)                                                         \
    narrow name(wide x, wide y, wide z)                                                            \
    {                                                                                              \
        volatile wide value;                                                                       \
        ROUND_TO_ODD(suffix, value, fma##suffix(x, y, z));                                         \
        if (value == 0) /* an exact one has the sign of the direction in force */                  \
            value = fma##suffix(x, y, z);                                                          \
        return (narrow)value;                                                                      \
    }

DEFINE(ffma, float, double, )
DEFINE(ffmal, float, long double, l)
DEFINE(dfmal, double, long double, l)

double f32xfmaf64(double x, double y, double z)
{
    return fma(x, y, z);
}
