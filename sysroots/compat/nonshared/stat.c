/* stat: a name of libc.so.6 only since glibc 2.33; before, this wrapper was part of the program. */
#include "stat_version.h"

extern int __xstat(int version, const char *path, struct stat *out);
int stat(const char *path, struct stat *out);

int stat(const char *path, struct stat *out)
{
    return __xstat(STAT_VERSION, path, out);
}
