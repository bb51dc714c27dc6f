/* aligned_alloc (C11, glibc 2.16). As in glibc since 2.38, the alignment must be a power of two. */
#include "libc.h"

void *aligned_alloc(size_t alignment, size_t size)
{
    if (alignment == 0 || (alignment & (alignment - 1)) != 0) {
        errno = EINVAL;
        return NULL;
    }
    return memalign(alignment, size);
}
