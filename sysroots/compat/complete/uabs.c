/* uabs (C2y, glibc 2.42): the absolute value of every int, the smallest too. */
#include "libc.h"

unsigned uabs(int value)
{
    return value < 0 ? -(unsigned)value : (unsigned)value;
}
