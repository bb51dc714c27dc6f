/* __wcslcat_chk (glibc 2.38): wcslcat with _FORTIFY_SOURCE. */
#include "strlcpy.h"

size_t __wcslcat_chk(wchar_t *restrict to, const wchar_t *restrict from, size_t room, size_t there)
{
    if (there < room)
        __chk_fail();
    return concatenate_wide(to, from, room);
}
