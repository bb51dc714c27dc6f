/* process_vm_writev (glibc 2.15, Linux 3.2) */
#include "libc.h"

ssize_t process_vm_writev(pid_t process, const void *local, unsigned long local_count,
                          const void *remote, unsigned long remote_count, unsigned long flags)
{
    return syscall(SYS_process_vm_writev, process, local, local_count, remote, remote_count, flags);
}
