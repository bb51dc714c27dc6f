/* fmaximum_num (C23, glibc 2.35): prefers a number to a NaN; -0 is less than +0. */
#include "extremum.h"

#define DEFINE(suffix, type) DEFINE_MAXIMUM(fmaximum_num##suffix, type, x, y, NUMBER_OF_BOTH(type))

FOR_ALL_TYPES(DEFINE)
