/* process_madvise (glibc 2.36, Linux 5.10) */
#include "libc.h"

ssize_t process_madvise(int process, const void *vectors, size_t count, int advice, unsigned flags)
{
    return syscall(SYS_process_madvise, process, vectors, count, advice, flags);
}
