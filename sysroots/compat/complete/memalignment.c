/* memalignment (C23, glibc 2.43): the largest power of two that divides the address. */
#include "libc.h"

size_t memalignment(const void *memory)
{
    uintptr_t address = (uintptr_t)memory;
    return address & -address;
}
