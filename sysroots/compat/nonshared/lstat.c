/* lstat is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __lxstat(int version, const char *path, struct stat *out);
int lstat(const char *path, struct stat *out);

int lstat(const char *path, struct stat *out)
{
    return __lxstat(STAT_VERSION, path, out);
}
