/* memset_explicit (C23, glibc 2.43) */
#include "libc.h"

void *memset_explicit(void *memory, int byte, size_t size)
{
    memset(memory, byte, size);
    __asm__ volatile("" ::"r"(memory) : "memory");
    return memory;
}
