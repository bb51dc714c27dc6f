/* getdents64 (glibc 2.30). The kernel limits the size to that of an int. */
#include "getdents.h"

ssize_t getdents64(int fd, void *buffer, size_t size)
{
    return read_records(fd, buffer, size > INT32_MAX ? (size_t)INT32_MAX : size);
}
