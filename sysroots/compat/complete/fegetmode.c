/* fegetmode (TS 18661-1, glibc 2.25): the modes of floating-point arithmetic, such as rounding
 * and traps. */
#include "fenv/fenv.h"

int fegetmode(femode_t *mode)
{
    *mode = fenv_mode();
    return 0;
}
