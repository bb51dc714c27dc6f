/* uabs (C2y, glibc 2.42): the absolute value of any int, including the smallest. */
#include "libc.h"

unsigned uabs(int value)
{
    return value < 0 ? -(unsigned)value : (unsigned)value;
}
