/* fetestexceptflag (TS 18661-1, glibc 2.25): tests saved flags. */
#include "fenv.h"

int fetestexceptflag(const uint16_t *saved, int flags)
{
    return *saved & flags & ALL_EXCEPTIONS;
}
