/* pidfd_open (glibc 2.36, Linux 5.3) */
#include "libc.h"

int pidfd_open(pid_t process, unsigned flags)
{
    return (int)syscall(SYS_pidfd_open, process, flags);
}
