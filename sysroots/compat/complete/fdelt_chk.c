/* __fdelt_chk (glibc 2.15): the index of the word of an fd_set for a file, which must be in
 * range. */
#include "libc.h"

enum { FD_SETSIZE = 1024, WORD_BITS = sizeof(long) * 8 };

long __fdelt_chk(long fd)
{
    if (fd < 0 || fd >= FD_SETSIZE)
        __chk_fail();
    return fd / WORD_BITS;
}

/* The same; in glibc the linker warns of its use. */
long __fdelt_warn(long fd)
{
    return __fdelt_chk(fd);
}
