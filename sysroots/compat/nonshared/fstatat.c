/* fstatat is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __fxstatat(int version, int directory, const char *path, struct stat *out, int flags);
int fstatat(int directory, const char *path, struct stat *out, int flags);

int fstatat(int directory, const char *path, struct stat *out, int flags)
{
    return __fxstatat(STAT_VERSION, directory, path, out, flags);
}
