/* getcpu (glibc 2.29) */
#include "libc.h"

int getcpu(unsigned *cpu, unsigned *node)
{
    return (int)syscall(SYS_getcpu, cpu, node, NULL);
}
