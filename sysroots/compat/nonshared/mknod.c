/* mknod: a name of libc.so.6 only since glibc 2.33; before, this wrapper was part of the program.
 */
#include "stat_version.h"

extern int __xmknod(int version, const char *path, unsigned mode, const unsigned long *device);
int mknod(const char *path, unsigned mode, unsigned long device);

int mknod(const char *path, unsigned mode, unsigned long device)
{
    return __xmknod(MKNOD_VERSION, path, mode, &device);
}
