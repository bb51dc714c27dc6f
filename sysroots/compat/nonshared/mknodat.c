/* mknodat is in libc.so.6 only since glibc 2.33; before, each program contained this wrapper. */
#include "stat_version.h"

extern int __xmknodat(int version, int directory, const char *path, unsigned mode,
                      const unsigned long long *device);
int mknodat(int directory, const char *path, unsigned mode, unsigned long long device);

int mknodat(int directory, const char *path, unsigned mode, unsigned long long device)
{
    return __xmknodat(MKNOD_VERSION, directory, path, mode, &device);
}
