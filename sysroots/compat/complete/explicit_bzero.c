/* explicit_bzero (glibc 2.25): the compiler must keep the store even if nothing reads it. */
#include "libc.h"

void explicit_bzero(void *memory, size_t size)
{
    memset(memory, 0, size);
    __asm__ volatile("" ::"r"(memory) : "memory");
}
