/* fsopen (glibc 2.36, Linux 5.2) */
#include "libc.h"

int fsopen(const char *name, unsigned flags)
{
    return (int)syscall(SYS_fsopen, name, flags);
}
