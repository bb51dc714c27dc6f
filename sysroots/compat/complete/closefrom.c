/* closefrom (glibc 2.34). Without the system call and /proc it tries every possible descriptor;
 * glibc's function aborts the program. */
#include "open_fds.h"

enum { MANY = 1 << 20 };
struct rlimit {
    unsigned long now, most;
};
extern int getrlimit(int resource, struct rlimit *limit);

static bool close_one(int fd)
{
    close(fd);
    return true;
}

void closefrom(int first)
{
    unsigned start = first < 0 ? 0 : (unsigned)first;
    int saved = errno;
    if (syscall(SYS_close_range, start, UINT32_MAX, 0) < 0 &&
        !open_fds_visit(start, UINT32_MAX, close_one)) {
        struct rlimit limit = {MANY, MANY};
        getrlimit(RLIMIT_NOFILE, &limit);
        for (unsigned fd = start; fd < limit.most && fd < MANY; fd++)
            close((int)fd);
    }
    errno = saved;
}
