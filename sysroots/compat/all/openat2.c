/* openat2 (glibc 2.43, Linux 5.6) */
#include "syscall.h"

int openat2(int directory, const char *path, const void *how, size_t size)
{
    return (int)CANCELLABLE_SYSCALL(SYS_openat2, directory, path, how, size);
}
