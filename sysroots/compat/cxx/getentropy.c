/* getentropy (glibc 2.25). Kernels before 3.17 do not have the system call. There it reads
 * /dev/urandom, after waiting until /dev/random can be read, which shows that the pool has been
 * seeded. */
#include "libc.h"

int getentropy(void *buffer, size_t size);

enum { LONGEST_REQUEST = 256 }; /* the limit of the interface */

static void wait_for_seed(void)
{
    int fd = open("/dev/random", READ_CLOEXEC);
    if (fd < 0)
        return; /* a chroot without /dev/random: uses /dev/urandom without waiting */
    struct pollfd readable = {fd, POLLIN, 0};
    int ready;
    do
        ready = poll(&readable, 1, -1);
    while (ready < 0 && errno == EINTR);
    close(fd);
}

static int read_urandom(unsigned char *out, size_t size)
{
    wait_for_seed();
    int fd = open("/dev/urandom", READ_CLOEXEC);
    if (fd < 0)
        return -1;
    while (size > 0) {
        ssize_t got = read(fd, out, size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        out += got;
        size -= (size_t)got;
    }
    close(fd);
    return size == 0 ? 0 : -1;
}

int getentropy(void *buffer, size_t size)
{
    if (size > LONGEST_REQUEST) {
        errno = EIO;
        return -1;
    }
    unsigned char *out = buffer;
    while (size > 0) {
        long got = syscall(SYS_getrandom, out, size, 0);
        if (got < 0 && errno == EINTR)
            continue;
        /* EPERM: a seccomp filter that does not know the system call */
        if (got < 0 && (errno == ENOSYS || errno == EPERM)) {
            if (read_urandom(out, size) == 0)
                return 0;
            errno = EIO;
        }
        if (got < 0)
            return -1;
        out += got;
        size -= (size_t)got;
    }
    return 0;
}
