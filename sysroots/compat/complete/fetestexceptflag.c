/* fetestexceptflag (TS 18661-1, glibc 2.25): tests saved flags. */
#include "fenv/fenv.h"

int fetestexceptflag(const fexcept_t *saved, int flags)
{
    return fenv_saved(*saved) & flags & ALL_EXCEPTIONS;
}
