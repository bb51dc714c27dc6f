/* fcntl64 (glibc 2.28), which is fcntl if off_t always has 64 bits. */
#include <stdarg.h>

#include "libc.h"

extern int fcntl(int fd, int command, ...);

int fcntl64(int fd, int command, ...)
{
    va_list arguments;
    va_start(arguments, command);
    void *argument = va_arg(arguments, void *);
    va_end(arguments);
    return fcntl(fd, command, argument);
}
