/* c32rtomb (C11, glibc 2.16) */
#include "uchar.h"

size_t c32rtomb(char *restrict text, uint32_t c, struct multibyte_state *restrict state)
{
    static struct multibyte_state own;
    return write_wide(text, (wchar_t)c, state ? state : &own);
}
