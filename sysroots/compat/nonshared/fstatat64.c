/* fstatat64: a name of libc.so.6 only since glibc 2.33; before, this wrapper was part of the
 * program. */
#include "stat_version.h"

extern int __fxstatat64(int version, int directory, const char *path, struct stat *out, int flags);
int fstatat64(int directory, const char *path, struct stat *out, int flags);

int fstatat64(int directory, const char *path, struct stat *out, int flags)
{
    return __fxstatat64(STAT_VERSION, directory, path, out, flags);
}
