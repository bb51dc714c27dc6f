/* fanotify_mark (glibc 2.13, Linux 2.6.37) */
#include "libc.h"

int fanotify_mark(int group, unsigned flags, uint64_t mask, int directory, const char *path)
{
    return (int)syscall(SYS_fanotify_mark, group, flags, mask, directory, path);
}
