/* prlimit64 (glibc 2.13, Linux 2.6.36) */
#include "libc.h"

int prlimit64(pid_t process, int resource, const void *limit, void *old)
{
    return (int)syscall(SYS_prlimit64, process, resource, limit, old);
}
