/* open_tree (glibc 2.36, Linux 5.2) */
#include "libc.h"

int open_tree(int directory, const char *path, unsigned flags)
{
    return (int)syscall(SYS_open_tree, directory, path, flags);
}
