/* explicit_bzero (glibc 2.25): the store that follows from nothing stays. */
#include "libc.h"

void explicit_bzero(void *memory, size_t size)
{
    memset(memory, 0, size);
    __asm__ volatile("" ::"r"(memory) : "memory");
}
