/* pkey_free (glibc 2.27, Linux 4.9) */
#include "libc.h"

int pkey_free(int key)
{
    return (int)syscall(SYS_pkey_free, key);
}
