/* fsmount (glibc 2.36, Linux 5.2) */
#include "libc.h"

int fsmount(int context, unsigned flags, unsigned attributes)
{
    return (int)syscall(SYS_fsmount, context, flags, attributes);
}
