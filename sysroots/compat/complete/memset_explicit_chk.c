/* __memset_explicit_chk (C23, glibc 2.43): memset_explicit with _FORTIFY_SOURCE. */
#include "libc.h"

void *__memset_explicit_chk(void *memory, int byte, size_t size, size_t room)
{
    if (size > room)
        __chk_fail();
    memset(memory, byte, size);
    __asm__ volatile("" ::"r"(memory) : "memory");
    return memory;
}
