/* name_to_handle_at (glibc 2.14, Linux 2.6.39) */
#include "libc.h"

int name_to_handle_at(int folder, const char *path, void *handle, int *mount, int flags)
{
    return (int)syscall(SYS_name_to_handle_at, folder, path, handle, mount, flags);
}
