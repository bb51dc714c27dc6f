/* clock_adjtime (glibc 2.14, Linux 2.6.39) */
#include "libc.h"

int clock_adjtime(clockid_t clock, void *change)
{
    return (int)syscall(SYS_clock_adjtime, clock, change);
}
