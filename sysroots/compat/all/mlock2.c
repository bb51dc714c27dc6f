/* mlock2 (glibc 2.27, Linux 4.4): without flags it is mlock, and a flag is wrong where the kernel
 * knows none. */
#include "libc.h"

extern int mlock(const void *start, size_t size);

int mlock2(const void *start, size_t size, unsigned flags)
{
    if (flags == 0)
        return mlock(start, size);
    int status = (int)syscall(SYS_mlock2, start, size, flags);
    if (status < 0 && errno == ENOSYS)
        errno = EINVAL;
    return status;
}
