/* fegetmode (TS 18661-1, glibc 2.25): the modes of floating-point arithmetic, such as rounding
 * and traps. */
#include "fenv.h"

int fegetmode(struct mode *mode)
{
    uint16_t control;
    __asm__ volatile("fnstcw %0" : "=m"(control));
    mode->control = control;
    mode->mxcsr = fenv_mxcsr();
    return 0;
}
