/* mbrtoc32 (C11, glibc 2.16) */
#include "uchar.h"

size_t mbrtoc32(uint32_t *restrict out, const char *restrict text, size_t size,
                struct multibyte_state *restrict state)
{
    static struct multibyte_state own;
    if (!text)
        return mbrtowc(NULL, NULL, 0, state ? state : &own);
    return read_wide((wchar_t *)out, text, size, state ? state : &own);
}
