/* free_sized (C23, glibc 2.43) */
#include "libc.h"

void free_sized(void *memory, size_t size)
{
    (void)size;
    free(memory);
}
