/* renameat2 (glibc 2.28, Linux 3.15). On older kernels it is renameat if there are no flags, and an
 * error otherwise. riscv64 and loongarch64, which are newer, have no other call to rename a file.
 */
#include "libc.h"

extern int renameat(int from_directory, const char *from, int to_directory, const char *to);

int renameat2(int from_directory, const char *from, int to_directory, const char *to,
              unsigned flags)
{
#if !defined(__riscv) && !defined(__loongarch__)
    if (flags == 0)
        return renameat(from_directory, from, to_directory, to);
    int status = (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, flags);
    if (status < 0 && errno == ENOSYS)
        errno = EINVAL;
    return status;
#else
    return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, flags);
#endif
}
