/* fstatat64 is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __fxstatat64(int version, int directory, const char *path, struct stat *out, int flags);
int fstatat64(int directory, const char *path, struct stat *out, int flags);

int fstatat64(int directory, const char *path, struct stat *out, int flags)
{
    return __fxstatat64(STAT_VERSION, directory, path, out, flags);
}
