/* fesetmode (TS 18661-1, glibc 2.25): sets saved modes, or with FE_DFL_MODE the default ones,
 * and leaves the flags unchanged. */
#include "fenv/fenv.h"

int fesetmode(const femode_t *mode)
{
    fenv_set_mode(mode == (const femode_t *)-1 ? fenv_default_mode() : *mode);
    return 0;
}
