/* process_mrelease (glibc 2.36, Linux 5.15) */
#include "libc.h"

int process_mrelease(int process, unsigned flags)
{
    return (int)syscall(SYS_process_mrelease, process, flags);
}
