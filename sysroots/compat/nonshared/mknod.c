/* mknod is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __xmknod(int version, const char *path, unsigned mode, const unsigned long long *device);
int mknod(const char *path, unsigned mode, unsigned long long device);

int mknod(const char *path, unsigned mode, unsigned long long device)
{
    return __xmknod(MKNOD_VERSION, path, mode, &device);
}
