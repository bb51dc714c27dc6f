/* pkey_mprotect (glibc 2.27, Linux 4.9): without a key it is mprotect. */
#include "libc.h"

extern int mprotect(void *start, size_t size, int protection);

int pkey_mprotect(void *start, size_t size, int protection, int key)
{
    if (key == -1)
        return mprotect(start, size, protection);
    return (int)syscall(SYS_pkey_mprotect, start, size, protection, key);
}
