/* execveat (glibc 2.34, Linux 3.19) */
#include "libc.h"

int execveat(int directory, const char *path, char *const *arguments, char *const *environment,
             int flags)
{
    return (int)syscall(SYS_execveat, directory, path, arguments, environment, flags);
}
