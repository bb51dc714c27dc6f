/* mlock2 (glibc 2.27, Linux 4.4). On older kernels it is mlock if there are no flags, and an
 * error otherwise. */
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
