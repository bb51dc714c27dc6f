/* lstat64 is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __lxstat64(int version, const char *path, struct stat *out);
int lstat64(const char *path, struct stat *out);

int lstat64(const char *path, struct stat *out)
{
    return __lxstat64(STAT_VERSION, path, out);
}
