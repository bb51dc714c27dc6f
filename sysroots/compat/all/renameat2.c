/* renameat2 (glibc 2.28, Linux 3.15): without flags it is renameat, and a flag is wrong where the
 * kernel knows none. */
#include "libc.h"

extern int renameat(int from_directory, const char *from, int to_directory, const char *to);

int renameat2(int from_directory, const char *from, int to_directory, const char *to,
              unsigned flags)
{
    if (flags == 0)
        return renameat(from_directory, from, to_directory, to);
    int status = (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, flags);
    if (status < 0 && errno == ENOSYS)
        errno = EINVAL;
    return status;
}
