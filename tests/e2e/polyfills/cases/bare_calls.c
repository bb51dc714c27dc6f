/* Functions that are one old system call: its error is theirs, as a filter makes it.
 * denied: as denied */
#include "case.h"

#include <dirent.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>

int main(int argc, char **argv)
{
    DENY(argc, argv, 186, 217, 234, 309);
    char buffer[4096];
    int folder = open("/proc/self", O_RDONLY | O_DIRECTORY);
    HOLDS(gettid() == getpid());
    SHOW(tgkill(getpid(), getpid(), 0));
    HOLDS(getdents64(folder, buffer, sizeof(buffer)) > 0);
#if !defined(__mips__) /* whose older call qemu answers otherwise than Linux */
    SHOW(getdents64(folder, buffer, 1));
#endif
    errno = 0;
    unsigned cpu = 1 << 20, node = 1 << 20;
#if __GLIBC_PREREQ(2, 29) /* it asks the vDSO, which no filter sees: ours, the filter */
    HOLDS(getcpu(&cpu, &node) == 0 && cpu < 1 << 20);
#else
    int is_denied = argc > 1 && strcmp(argv[1], "denied") == 0;
    printf("getcpu(&cpu, &node) == 0 && cpu < 1 << 20: %s\n",
           is_denied ? getcpu(&cpu, &node) == -1 && errno == ENOSYS && cpu == 1 << 20 ? "yes" : "NO"
           : getcpu(&cpu, &node) == 0 && cpu < 1 << 20 ? "yes"
                                                       : "NO");
#endif
    return 0;
}
