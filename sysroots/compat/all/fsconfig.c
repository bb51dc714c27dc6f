/* fsconfig (glibc 2.36, Linux 5.2) */
#include "libc.h"

int fsconfig(int context, unsigned command, const char *key, const void *value, int auxiliary)
{
    return (int)syscall(SYS_fsconfig, context, command, key, value, auxiliary);
}
