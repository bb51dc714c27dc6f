/* __fdelt_chk (glibc 2.15): the word of an fd_set that holds the file, if it holds it. */
#include "libc.h"

enum { FD_SETSIZE = 1024, WORD_BITS = 64 };

long __fdelt_chk(long fd)
{
    if (fd < 0 || fd >= FD_SETSIZE)
        __chk_fail();
    return fd / WORD_BITS;
}

/* The same, with a warning of the linker's in glibc. */
long __fdelt_warn(long fd)
{
    return __fdelt_chk(fd);
}
