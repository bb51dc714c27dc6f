/* sched_getattr (glibc 2.41, Linux 3.14) */
#include "libc.h"

int sched_getattr(pid_t thread, void *attributes, unsigned size, unsigned flags)
{
    return (int)syscall(SYS_sched_getattr, thread, attributes, size, flags);
}
