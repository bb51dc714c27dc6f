/* Random bits from the kernel: by getrandom (Linux 3.17), on older kernels from its devices. */
#ifndef RANDOM_H
#define RANDOM_H

#include "syscall.h"

enum { GRND_NONBLOCK = 1, GRND_RANDOM = 2, GRND_INSECURE = 4 };

/* Returns whether the kernel's pool is filled, which is so if /dev/random can be read. Waits for
 * it unless told not to. In a root directory that has /dev/urandom only, the pool counts as
 * filled, because there is no way to find out. */
static inline bool random_is_seeded(bool may_wait)
{
    int fd = open("/dev/random", READ_CLOEXEC);
    if (fd < 0)
        return true;
    struct pollfd readable = {fd, POLLIN, 0};
    int ready;
    do
        ready = poll(&readable, 1, may_wait ? -1 : 0);
    while (ready < 0 && errno == EINTR);
    close(fd);
    return ready > 0;
}

/* Fills the memory from /dev/urandom, after the pool has been filled. */
static inline bool random_read_urandom(unsigned char *out, size_t size)
{
    random_is_seeded(true);
    int fd = open("/dev/urandom", READ_CLOEXEC);
    if (fd < 0)
        return false;
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
    return size == 0;
}

/* Fills the memory with random bytes. A system call that is refused, as by a seccomp filter that
 * does not know it, is as good as missing. Returns false and sets errno if there is no source. */
static inline bool random_fill(void *buffer, size_t size)
{
    enum { MOST = 256 }; /* more may come in parts when a signal arrives */
    unsigned char *out = buffer;
    while (size > 0) {
        long got = syscall(SYS_getrandom, out, size < MOST ? size : MOST, 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0 && errno == EFAULT)
            return false;
        if (got < 0) {
            if (random_read_urandom(out, size))
                return true;
            errno = EIO;
            return false;
        }
        out += got;
        size -= (size_t)got;
    }
    return true;
}

/* The same, or ends the program with the message. */
static inline void random_fill_or_abort(void *buffer, size_t size, const char *message,
                                        size_t length)
{
    if (random_fill(buffer, size))
        return;
    if (write(2, message, length) < 0)
        abort();
    abort();
}

#endif
