/* renameat2 (glibc 2.28, Linux 3.15): without flags it is renameat, and a flag is wrong where the
 * kernel knows none. */
#include "libc.h"

extern int renameat(int from_folder, const char *from, int to_folder, const char *to);

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (flags == 0)
        return renameat(from_folder, from, to_folder, to);
    int status = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (status < 0 && errno == ENOSYS)
        errno = EINVAL;
    return status;
}
