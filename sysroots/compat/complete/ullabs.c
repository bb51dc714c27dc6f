/* ullabs (C2y, glibc 2.42) */
#include "libc.h"

unsigned long long ullabs(long long value)
{
    return value < 0 ? -(unsigned long long)value : (unsigned long long)value;
}
