/* ffma and its variants for other types (glibc 2.35), which do not set errno */
#include "narrow.h"

extern double fma(double, double, double);
extern long double fmal(long double, long double, long double);

/* An exact 0 has the sign of the direction of rounding in force. */
#define DEFINE(round, name, narrow, argument, wide, suffix)                                        \
    narrow name(argument x, argument y, argument z)                                                \
    {                                                                                              \
        volatile wide value;                                                                       \
        round(suffix, value, fma##suffix(x, y, z));                                                \
        if (value == 0)                                                                            \
            value = fma##suffix(x, y, z);                                                          \
        return ROUNDED(narrow, value);                                                             \
    }

DEFINE_OPERATION(DEFINE, fma)
