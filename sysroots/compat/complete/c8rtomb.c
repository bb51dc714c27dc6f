/* c8rtomb (C23, glibc 2.36): collects bytes of UTF-8 until they form a character. */
#include "uchar.h"

/* The state holds the character so far in `value`, and in `count` how many bytes are missing and
 * the permitted range of the next one, which excludes surrogates, overlong forms and code points
 * beyond Unicode. */
static size_t begin(struct multibyte_state *state, unsigned c)
{
    unsigned left = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
    unsigned low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
    unsigned high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
    state->value = c & (0x3fU >> left);
    state->count = STATE_IS_OURS | left << 16 | low << 8 | high;
    return 0;
}

size_t c8rtomb(char *restrict text, unsigned char c, struct multibyte_state *restrict state)
{
    static struct multibyte_state own;
    if (!state)
        state = &own;
    if (!text) {
        *state = (struct multibyte_state){0, 0};
        return 1;
    }
    if (!(state->count & STATE_IS_OURS)) {
        if (c < 0x80)
            return wcrtomb(text, (wchar_t)c, state);
        if (c >= 0xc2 && c <= 0xf4)
            return begin(state, c);
        errno = EILSEQ;
        return INVALID;
    }
    unsigned left = state->count >> 16 & 3, low = state->count >> 8 & 0xff,
             high = state->count & 0xff;
    uint32_t value = state->value << 6 | (c & 0x3f);
    if (c < low || c > high) {
        *state = (struct multibyte_state){0, 0};
        errno = EILSEQ;
        return INVALID;
    }
    if (left > 1) {
        state->value = value;
        state->count = STATE_IS_OURS | (left - 1) << 16 | 0x80 << 8 | 0xbf;
        return 0;
    }
    *state = (struct multibyte_state){0, 0};
    return wcrtomb(text, (wchar_t)value, state);
}
