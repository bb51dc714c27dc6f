/* memfd_create (glibc 2.27, Linux 3.17) */
#include "libc.h"

int memfd_create(const char *name, unsigned flags)
{
    return (int)syscall(SYS_memfd_create, name, flags);
}
