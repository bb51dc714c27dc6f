/* ulabs (C2y, glibc 2.42) */
#include "libc.h"

unsigned long ulabs(long value)
{
    return value < 0 ? -(unsigned long)value : (unsigned long)value;
}
