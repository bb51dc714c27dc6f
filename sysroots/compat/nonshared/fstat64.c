/* fstat64 is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __fxstat64(int version, int fd, struct stat *out);
int fstat64(int fd, struct stat *out);

int fstat64(int fd, struct stat *out)
{
    return __fxstat64(STAT_VERSION, fd, out);
}
