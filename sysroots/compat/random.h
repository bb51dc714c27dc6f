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

#endif
