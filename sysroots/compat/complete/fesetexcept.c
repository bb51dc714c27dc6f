/* fesetexcept (TS 18661-1, glibc 2.25): sets flags without causing traps. */
#include "fenv.h"

int fesetexcept(int flags)
{
    uint32_t mxcsr = fenv_mxcsr();
    mxcsr |= (uint32_t)flags & ALL_EXCEPTIONS;
    __asm__ volatile("ldmxcsr %0" ::"m"(mxcsr));
    return 0;
}
