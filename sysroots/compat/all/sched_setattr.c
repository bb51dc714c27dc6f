/* sched_setattr (glibc 2.41, Linux 3.14) */
#include "libc.h"

int sched_setattr(pid_t thread, void *attributes, unsigned flags)
{
    return (int)syscall(SYS_sched_setattr, thread, attributes, flags);
}
