/* stat64: a name of libc.so.6 only since glibc 2.33; before, this wrapper was part of the program.
 */
#include "stat_version.h"

extern int __xstat64(int version, const char *path, struct stat *out);
int stat64(const char *path, struct stat *out);

int stat64(const char *path, struct stat *out)
{
    return __xstat64(STAT_VERSION, path, out);
}
