/* strlcat (glibc 2.38) */
#include "strlcpy.h"

size_t strlcat(char *restrict to, const char *restrict from, size_t room)
{
    return concatenate_text(to, from, room);
}
