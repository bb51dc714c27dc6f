/* fesetmode (TS 18661-1, glibc 2.25): sets saved modes, or with FE_DFL_MODE the default ones,
 * and leaves the flags unchanged. */
#include "fenv.h"

int fesetmode(const struct mode *mode)
{
    bool is_default = mode == (const struct mode *)-1;
    uint16_t control = is_default ? CONTROL_DEFAULT : mode->control;
    uint32_t mxcsr = is_default ? MXCSR_DEFAULT : mode->mxcsr;
    mxcsr = (mxcsr & ~(uint32_t)MXCSR_FLAGS) | (fenv_mxcsr() & MXCSR_FLAGS);
    __asm__ volatile("fldcw %0" ::"m"(control));
    __asm__ volatile("ldmxcsr %0" ::"m"(mxcsr));
    return 0;
}
