/* __memcmpeq (glibc 2.35), which compilers may call instead of memcmp if only equality matters. */
#include "libc.h"

extern int memcmp(const void *a, const void *b, size_t size);
int __memcmpeq(const void *a, const void *b, size_t size);

int __memcmpeq(const void *a, const void *b, size_t size)
{
    return memcmp(a, b, size);
}
