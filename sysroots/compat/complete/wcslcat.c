/* wcslcat (glibc 2.38) */
#include "strlcpy.h"

size_t wcslcat(wchar_t *restrict to, const wchar_t *restrict from, size_t room)
{
    return concatenate_wide(to, from, room);
}
