/* open_tree (glibc 2.36, Linux 5.2) */
#include "libc.h"

int open_tree(int folder, const char *path, unsigned flags)
{
    return (int)syscall(SYS_open_tree, folder, path, flags);
}
