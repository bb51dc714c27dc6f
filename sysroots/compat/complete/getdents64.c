/* getdents64 (glibc 2.30). The kernel's own limit of what one call may hold is an int. */
#include "libc.h"

ssize_t getdents64(int fd, void *buffer, size_t size)
{
    return syscall(SYS_getdents64, fd, buffer, size > INT32_MAX ? (size_t)INT32_MAX : size);
}
