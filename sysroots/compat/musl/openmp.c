/* Functions that gcc's libgomp, which is built for glibc, needs and musl lacks. The arguments of
 * sysconf that it uses (numbers of processors) are the same in both libraries. */
#include <stddef.h>

enum { ENOSYS = 38 };

extern long sysconf(int name);
long __sysconf(int name);
int pthread_attr_setaffinity_np(void *attributes, size_t size, const void *processors);

long __sysconf(int name)
{
    return sysconf(name);
}

/* Threads run wherever the system puts them: libgomp continues if it cannot bind them. */
int pthread_attr_setaffinity_np(void *attributes, size_t size, const void *processors)
{
    (void)attributes;
    (void)size;
    (void)processors;
    return ENOSYS;
}
