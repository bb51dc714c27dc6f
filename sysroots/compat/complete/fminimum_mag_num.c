/* fminimum_mag_num (C23, glibc 2.35): fminimum_num by magnitude, or by value if the magnitudes
 * are equal. */
#include "extremum.h"

#define DEFINE(suffix, type)                                                                       \
    DEFINE_MINIMUM(fminimum_mag_num##suffix, type, __builtin_fabs##suffix(x),                      \
                   __builtin_fabs##suffix(y), NUMBER_OF_BOTH(type))

FOR_ALL_TYPES(DEFINE)
