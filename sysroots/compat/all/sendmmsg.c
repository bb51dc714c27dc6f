/* sendmmsg (glibc 2.14, Linux 3.0) */
#include "syscall.h"

int sendmmsg(int socket, void *messages, unsigned count, int flags)
{
    return (int)CANCELLABLE_SYSCALL(SYS_sendmmsg, socket, messages, count, flags);
}
