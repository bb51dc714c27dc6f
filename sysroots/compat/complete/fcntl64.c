/* fcntl64 (glibc 2.28): where off_t has 64 bits anyway it is fcntl. */
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
