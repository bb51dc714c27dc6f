/* open_by_handle_at (glibc 2.14, Linux 2.6.39) */
#include "syscall.h"

int open_by_handle_at(int mount, void *handle, int flags)
{
    return (int)CANCELLABLE_SYSCALL(SYS_open_by_handle_at, mount, handle, flags);
}
