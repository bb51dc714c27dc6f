/* prlimit (glibc 2.13, Linux 2.6.36). The kernel's limits have 64 bits. */
#include "libc.h"

struct limit {
    unsigned long now, most;
};
struct limit64 {
    uint64_t now, most;
};

/* Infinity is the largest number of each type. */
static uint64_t widen(unsigned long value)
{
    return value == (unsigned long)-1 ? UINT64_MAX : value;
}

static unsigned long narrow(uint64_t value)
{
    return value < (unsigned long)-1 ? (unsigned long)value : (unsigned long)-1;
}

/* Without a new limit, an old one that is too large is an error; with one it counts as infinite. */
int prlimit(pid_t process, int resource, const struct limit *limit, struct limit *old)
{
    struct limit64 wide, wide_old;
    if (limit)
        wide = (struct limit64){widen(limit->now), widen(limit->most)};
    int status = (int)syscall(SYS_prlimit64, process, resource, limit ? &wide : NULL,
                              old ? &wide_old : NULL);
    if (status < 0 || !old)
        return status;
    *old = (struct limit){narrow(wide_old.now), narrow(wide_old.most)};
    if (!limit && (widen(old->now) != wide_old.now || widen(old->most) != wide_old.most)) {
        errno = EOVERFLOW;
        return -1;
    }
    return status;
}
