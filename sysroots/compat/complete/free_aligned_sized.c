/* free_aligned_sized (C23, glibc 2.43) */
#include "libc.h"

void free_aligned_sized(void *memory, size_t alignment, size_t size)
{
    (void)alignment;
    (void)size;
    free(memory);
}
