/* wcslcpy (glibc 2.38) */
#include "strlcpy.h"

size_t wcslcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t room)
{
    return copy_wide(to, from, room);
}
