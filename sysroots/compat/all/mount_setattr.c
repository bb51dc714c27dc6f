/* mount_setattr (glibc 2.36, Linux 5.12) */
#include "libc.h"

int mount_setattr(int directory, const char *path, unsigned flags, void *attributes, size_t size)
{
    return (int)syscall(SYS_mount_setattr, directory, path, flags, attributes, size);
}
