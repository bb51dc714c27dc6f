/* uimaxabs (glibc 2.42): the name that umaxabs had in that release. */
#include "libc.h"

uintmax_t uimaxabs(intmax_t value)
{
    return value < 0 ? -(uintmax_t)value : (uintmax_t)value;
}
