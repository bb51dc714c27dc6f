/* pkey_alloc (glibc 2.27, Linux 4.9) */
#include "libc.h"

int pkey_alloc(unsigned flags, unsigned rights)
{
    return (int)syscall(SYS_pkey_alloc, flags, rights);
}
