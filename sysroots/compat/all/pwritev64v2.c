/* pwritev64v2 (glibc 2.26, Linux 4.6). Without flags it also works on older kernels. */
#include "syscall.h"

extern ssize_t writev(int fd, const void *vectors, int count);
extern ssize_t pwritev64(int fd, const void *vectors, int count, off64_t offset);

ssize_t pwritev64v2(int fd, const void *vectors, int count, off64_t offset, int flags)
{
    ssize_t done =
        CANCELLABLE_SYSCALL(SYS_pwritev2, fd, vectors, count, OFFSET_HALVES(offset), flags);
    if (done >= 0 || errno != ENOSYS)
        return done;
    if (flags != 0) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return offset == -1 ? writev(fd, vectors, count) : pwritev64(fd, vectors, count, offset);
}
