/* fminimum_mag (C23, glibc 2.35): fminimum by magnitude, or by value if the magnitudes are
 * equal. */
#include "extremum.h"

#define DEFINE(suffix, type)                                                                       \
    DEFINE_MINIMUM(fminimum_mag##suffix, type, __builtin_fabs##suffix(x),                          \
                   __builtin_fabs##suffix(y), NAN_OF_BOTH)

FOR_ALL_TYPES(DEFINE)
