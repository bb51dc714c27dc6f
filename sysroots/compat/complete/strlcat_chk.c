/* __strlcat_chk (glibc 2.38): strlcat with _FORTIFY_SOURCE. */
#include "strlcpy.h"

size_t __strlcat_chk(char *restrict to, const char *restrict from, size_t room, size_t there)
{
    if (there < room)
        __chk_fail();
    return concatenate_text(to, from, room);
}
