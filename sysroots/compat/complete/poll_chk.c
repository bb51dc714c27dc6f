/* __poll_chk, __ppoll_chk (glibc 2.16): check that the array is large enough. */
#include "libc.h"

extern int ppoll(struct pollfd *fds, unsigned long count, const struct timespec *timeout,
                 const void *mask);

int __poll_chk(struct pollfd *fds, unsigned long count, int timeout, size_t size)
{
    if (size / sizeof(*fds) < count)
        __chk_fail();
    return poll(fds, count, timeout);
}

int __ppoll_chk(struct pollfd *fds, unsigned long count, const struct timespec *timeout,
                const void *mask, size_t size)
{
    if (size / sizeof(*fds) < count)
        __chk_fail();
    return ppoll(fds, count, timeout, mask);
}
