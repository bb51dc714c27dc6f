/* strlcpy (glibc 2.38) */
#include "strlcpy.h"

size_t strlcpy(char *restrict to, const char *restrict from, size_t room)
{
    return copy_text(to, from, room);
}
