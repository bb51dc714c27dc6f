/* syncfs (glibc 2.14, Linux 2.6.39) */
#include "libc.h"

int syncfs(int fd)
{
    return (int)syscall(SYS_syncfs, fd);
}
