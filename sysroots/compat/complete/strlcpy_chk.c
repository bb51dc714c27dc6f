/* __strlcpy_chk (glibc 2.38): strlcpy with _FORTIFY_SOURCE. */
#include "strlcpy.h"

size_t __strlcpy_chk(char *restrict to, const char *restrict from, size_t room, size_t there)
{
    if (there < room)
        __chk_fail();
    return copy_text(to, from, room);
}
