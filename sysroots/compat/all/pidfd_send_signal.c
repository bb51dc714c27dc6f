/* pidfd_send_signal (glibc 2.36, Linux 5.1) */
#include "libc.h"

int pidfd_send_signal(int process, int signal, void *info, unsigned flags)
{
    return (int)syscall(SYS_pidfd_send_signal, process, signal, info, flags);
}
