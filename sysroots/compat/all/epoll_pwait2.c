/* epoll_pwait2 (glibc 2.35, Linux 5.11) */
#include "syscall.h"

int epoll_pwait2(int epoll, void *events, int room, const struct timespec *timeout,
                 const void *mask)
{
    struct {
        int64_t tv_sec, tv_nsec;
    } time;
    if (timeout) {
        time.tv_sec = timeout->tv_sec;
        time.tv_nsec = timeout->tv_nsec;
    }
    return (int)CANCELLABLE_SYSCALL(SYS_epoll_pwait2, epoll, events, room, timeout ? &time : NULL,
                                    mask, KERNEL_SIGSET);
}
