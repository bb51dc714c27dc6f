/* c16rtomb (C11, glibc 2.16; surrogate pairs as since 2.28): the first half of a pair writes
 * nothing. */
#include "uchar.h"

size_t c16rtomb(char *restrict text, uint16_t c, struct multibyte_state *restrict state)
{
    static struct multibyte_state own;
    if (!state)
        state = &own;
    if (!text)
        c = 0;
    wchar_t wide = c;
    if (state->count & STATE_IS_OURS) {
        state->count = 0;
        if (text && (c < 0xdc00 || c > 0xdfff)) {
            errno = EILSEQ;
            return INVALID;
        }
        wide = text ? (wchar_t)(0x10000 + ((state->value & 0x3ff) << 10) + (c & 0x3ff)) : 0;
        state->value = 0;
    } else if (c >= 0xd800 && c <= 0xdbff) {
        state->count = STATE_IS_OURS;
        state->value = c;
        return 0;
    }
    return write_wide(text, wide, state);
}
