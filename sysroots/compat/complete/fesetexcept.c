/* fesetexcept (TS 18661-1, glibc 2.25): sets flags without causing traps. */
#include "fenv/fenv.h"

int fesetexcept(int flags)
{
    fenv_add_flags(flags);
    return 0;
}
