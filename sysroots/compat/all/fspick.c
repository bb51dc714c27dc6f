/* fspick (glibc 2.36, Linux 5.2) */
#include "libc.h"

int fspick(int directory, const char *path, unsigned flags)
{
    return (int)syscall(SYS_fspick, directory, path, flags);
}
