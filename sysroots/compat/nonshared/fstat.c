/* fstat: a name of libc.so.6 only since glibc 2.33; before, this wrapper was part of the program.
 */
#include "stat_version.h"

extern int __fxstat(int version, int fd, struct stat *out);
int fstat(int fd, struct stat *out);

int fstat(int fd, struct stat *out)
{
    return __fxstat(STAT_VERSION, fd, out);
}
