/* The same for those that glibc wrapped after 2.38.
 * release: 2.43
 * denied: as denied */
#include "case.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/pidfd.h>

/* As in <linux/sched/types.h>, which cannot be read beside every glibc's <sched.h>. */
struct attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

int main(int argc, char **argv)
{
    DENY(argc, argv, 314, 315, 437, 462);
    struct attributes attributes = {0};
    SHOW(sched_getattr(0, (void *)&attributes, sizeof(attributes), 0));
    printf("%u %u %d\n", attributes.size, attributes.policy, attributes.nice);
    SHOW(sched_setattr(0, (void *)&attributes, 0));
    SHOW(sched_getattr(0, (void *)&attributes, sizeof(attributes), 1));
    SHOW(sched_setattr(0, NULL, 0));
    struct open_how how = {.flags = O_RDONLY, .resolve = RESOLVE_NO_SYMLINKS};
    HOLDS(openat2(AT_FDCWD, "/dev/null", &how, sizeof(how)) >= 0);
    SHOW(openat2(AT_FDCWD, "/proc/self/exe", &how, sizeof(how)));
    SHOW(openat2(AT_FDCWD, "/dev/null", &how, 3));
    SHOW(mseal((void *)1, 4096, 0));
    SHOW(mseal(NULL, 0, 0));
    int fd = (int)syscall(434, getpid(), 0);
    HOLDS(pidfd_getpid(fd) == getpid());
    SHOW(pidfd_getpid(0));
    SHOW(pidfd_getpid(-1));
    SHOW(pidfd_getpid(9999));
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    fd = (int)syscall(434, child, 0);
    HOLDS(pidfd_getpid(fd) == child);
    waitpid(child, NULL, 0);
    SHOW(pidfd_getpid(fd));
    return 0;
}
