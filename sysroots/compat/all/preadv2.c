/* preadv2 (glibc 2.26, Linux 4.6). Without flags it also works on older kernels. */
#include "syscall.h"

extern ssize_t readv(int fd, const void *vectors, int count);
extern ssize_t preadv(int fd, const void *vectors, int count, off_t offset);

ssize_t preadv2(int fd, const void *vectors, int count, off_t offset, int flags)
{
    ssize_t done =
        CANCELLABLE_SYSCALL(SYS_preadv2, fd, vectors, count, OFFSET_HALVES(offset), flags);
    if (done >= 0 || errno != ENOSYS)
        return done;
    if (flags != 0) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return offset == -1 ? readv(fd, vectors, count) : preadv(fd, vectors, count, offset);
}
