/* fminimum (C23, glibc 2.35): returns a NaN if either argument is one; -0 is less than +0. */
#include "extremum.h"

#define DEFINE(suffix, type) DEFINE_MINIMUM(fminimum##suffix, type, x, y, NAN_OF_BOTH)

FOR_ALL_TYPES(DEFINE)
