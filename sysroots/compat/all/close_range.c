/* close_range (glibc 2.34, Linux 5.9). Older kernels: closes the files one by one, found by
 * /proc. */
#include "open_fds.h"

extern int fcntl(int fd, int command, ...);

enum { CLOSE_RANGE_UNSHARE = 2, CLOSE_RANGE_CLOEXEC = 4, CLONE_FILES = 0x400 };
enum { F_GETFD = 1, F_SETFD = 2, FD_CLOEXEC = 1 };

static bool close_one(int fd)
{
    close(fd);
    return true;
}

static bool mark_one(int fd)
{
    int flags = fcntl(fd, F_GETFD);
    if (flags < 0 || flags & FD_CLOEXEC)
        return false;
    fcntl(fd, F_SETFD, flags | FD_CLOEXEC);
    return true;
}

int close_range(unsigned first, unsigned last, int flags)
{
    int status = (int)syscall(SYS_close_range, first, last, flags);
    if (status == 0 || errno != ENOSYS)
        return status;
    if (first > last || flags & ~(CLOSE_RANGE_UNSHARE | CLOSE_RANGE_CLOEXEC)) {
        errno = EINVAL;
        return -1;
    }
    if (flags & CLOSE_RANGE_UNSHARE && syscall(SYS_unshare, CLONE_FILES) < 0)
        return -1;
    if (open_fds_visit(first, last, flags & CLOSE_RANGE_CLOEXEC ? mark_one : close_one))
        return 0;
    errno = ENOSYS; /* no /proc: the kernel's error */
    return -1;
}
