/* setns (glibc 2.14, Linux 3.0) */
#include "libc.h"

int setns(int fd, int type)
{
    return (int)syscall(SYS_setns, fd, type);
}
