/* umaxabs (C2y, glibc 2.43) */
#include "libc.h"

uintmax_t umaxabs(intmax_t value)
{
    return value < 0 ? -(uintmax_t)value : (uintmax_t)value;
}
