/* fanotify_mark (glibc 2.13, Linux 2.6.37). A 32-bit kernel takes the mask in two arguments. */
#include "libc.h"

int fanotify_mark(int group, unsigned flags, uint64_t mask, int directory, const char *path)
{
    if (sizeof(long) == sizeof(mask))
        return (int)syscall(SYS_fanotify_mark, group, flags, mask, directory, path);
    return (int)syscall(SYS_fanotify_mark, group, flags, (uint32_t)mask, (uint32_t)(mask >> 32),
                        directory, path);
}
