/* timespec_getres (C23, glibc 2.34) */
#include "libc.h"

enum { TIME_UTC = 1 };

int timespec_getres(struct timespec *resolution, int base)
{
    if (base != TIME_UTC)
        return 0;
    syscall(SYS_clock_getres, CLOCK_REALTIME, resolution);
    return base;
}
