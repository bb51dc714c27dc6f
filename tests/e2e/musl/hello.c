/* The libc's and the kernel's headers in one program. */
#include <features.h>
#include <linux/if_packet.h>
#include <linux/version.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifdef __GLIBC__
#error "these are glibc's headers"
#endif

int main(void)
{
    printf("kernel headers: %s\n", LINUX_VERSION_CODE >= 0x30000 ? "yes" : "no");
    printf("system calls: %s\n", syscall(SYS_getpid) == getpid() ? "yes" : "no");
    printf("packet address: %d\n", (int)sizeof(struct sockaddr_ll));
    return 0;
}
