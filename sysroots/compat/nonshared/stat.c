/* stat is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __xstat(int version, const char *path, struct stat *out);
int stat(const char *path, struct stat *out);

int stat(const char *path, struct stat *out)
{
    return __xstat(STAT_VERSION, path, out);
}
