/* epoll_pwait2 (glibc 2.35, Linux 5.11) */
#include "syscall.h"

int epoll_pwait2(int epoll, void *events, int room, const struct timespec *timeout,
                 const void *mask)
{
    return (int)CANCELLABLE_SYSCALL(SYS_epoll_pwait2, epoll, events, room, timeout, mask);
}
