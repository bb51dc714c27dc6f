/* __explicit_bzero_chk (glibc 2.25): explicit_bzero with _FORTIFY_SOURCE. */
#include "libc.h"

void __explicit_bzero_chk(void *memory, size_t size, size_t room)
{
    if (size > room)
        __chk_fail();
    memset(memory, 0, size);
    __asm__ volatile("" ::"r"(memory) : "memory");
}
