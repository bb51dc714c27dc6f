/* getrandom (glibc 2.25). Before Linux 3.17 it reads the devices. */
#include "random.h"

static ssize_t fail(int error)
{
    errno = error;
    return -1;
}

static ssize_t read_device(void *buffer, size_t size, unsigned flags)
{
    bool is_random = flags & GRND_RANDOM;
    if (flags & ~(unsigned)(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE) ||
        (is_random && flags & GRND_INSECURE))
        return fail(EINVAL);
    if (!(flags & GRND_INSECURE) && !random_is_seeded(!(flags & GRND_NONBLOCK)))
        return fail(EAGAIN);
    enum { MOST_OF_RANDOM = 512 };
    int mode = is_random && flags & GRND_NONBLOCK ? READ_CLOEXEC | O_NONBLOCK : READ_CLOEXEC;
    int fd = open(is_random ? "/dev/random" : "/dev/urandom", mode);
    if (fd < 0)
        return fail(ENOSYS);
    if (is_random && size > MOST_OF_RANDOM)
        size = MOST_OF_RANDOM;
    ssize_t got = read(fd, buffer, size);
    int saved = errno;
    close(fd);
    errno = saved;
    return got;
}

ssize_t getrandom(void *buffer, size_t size, unsigned flags)
{
    ssize_t got = CANCELLABLE_SYSCALL(SYS_getrandom, buffer, size, flags);
    if (got >= 0 || errno != ENOSYS)
        return got;
    return read_device(buffer, size, flags);
}
