/* mseal (glibc 2.43, Linux 6.10) */
#include "libc.h"

int mseal(void *start, size_t size, unsigned long flags)
{
    return (int)syscall(SYS_mseal, start, size, flags);
}
