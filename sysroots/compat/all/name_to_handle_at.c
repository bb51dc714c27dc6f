/* name_to_handle_at (glibc 2.14, Linux 2.6.39) */
#include "libc.h"

int name_to_handle_at(int directory, const char *path, void *handle, int *mount, int flags)
{
    return (int)syscall(SYS_name_to_handle_at, directory, path, handle, mount, flags);
}
