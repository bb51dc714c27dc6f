/* fstatat: a name of libc.so.6 only since glibc 2.33; before, this wrapper was part of the program.
 */
#include "stat_version.h"

extern int __fxstatat(int version, int directory, const char *path, struct stat *out, int flags);
int fstatat(int directory, const char *path, struct stat *out, int flags);

int fstatat(int directory, const char *path, struct stat *out, int flags)
{
    return __fxstatat(STAT_VERSION, directory, path, out, flags);
}
