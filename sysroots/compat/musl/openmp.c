/* What gcc's libgomp, built for glibc, asks of its libc beyond what musl has. The numbers that it
 * asks sysconf for, of processors, are the same in both. */
#include <stddef.h>

enum { ENOSYS = 38 };

extern long sysconf(int name);
long __sysconf(int name);
int pthread_attr_setaffinity_np(void *attributes, size_t size, const void *processors);

long __sysconf(int name)
{
    return sysconf(name);
}

/* Threads begin where the system puts them: libgomp goes on when it cannot bind them. */
int pthread_attr_setaffinity_np(void *attributes, size_t size, const void *processors)
{
    (void)attributes;
    (void)size;
    (void)processors;
    return ENOSYS;
}
