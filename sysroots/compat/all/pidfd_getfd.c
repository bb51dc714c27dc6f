/* pidfd_getfd (glibc 2.36, Linux 5.6) */
#include "libc.h"

int pidfd_getfd(int process, int fd, unsigned flags)
{
    return (int)syscall(SYS_pidfd_getfd, process, fd, flags);
}
