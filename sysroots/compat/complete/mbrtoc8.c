/* mbrtoc8 (C23, glibc 2.36): returns the UTF-8 of a character, one byte per call. */
#include "uchar.h"

/* Writes the UTF-8 of a character and returns the number of bytes. */
static unsigned encode(uint32_t c, unsigned char *bytes)
{
    if (c < 0x80) {
        bytes[0] = (unsigned char)c;
        return 1;
    }
    unsigned count = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    for (unsigned i = count - 1; i > 0; i--, c >>= 6)
        bytes[i] = (unsigned char)(0x80 | (c & 0x3f));
    bytes[0] = (unsigned char)(0xf00 >> count | c);
    return count;
}

size_t mbrtoc8(unsigned char *restrict out, const char *restrict text, size_t size,
               struct multibyte_state *restrict state)
{
    static struct multibyte_state own;
    if (!state)
        state = &own;
    if (!text) {
        out = NULL;
        text = "";
        size = 1;
    }
    if (state->count & STATE_IS_OURS) {
        uint32_t left = state->count & 7;
        if (out)
            *out = (unsigned char)state->value;
        state->value >>= 8;
        state->count = left > 1 ? STATE_IS_OURS | (left - 1) : 0;
        return MORE_OUTPUT;
    }
    wchar_t wide;
    size_t used = read_wide(&wide, text, size, state);
    if (used == INVALID || used == INCOMPLETE)
        return used;
    unsigned char bytes[4];
    unsigned count = encode((uint32_t)wide, bytes);
    if (out)
        *out = bytes[0];
    if (count > 1) {
        state->count = STATE_IS_OURS | (count - 1);
        state->value = 0;
        for (unsigned i = count - 1; i > 0; i--)
            state->value = state->value << 8 | bytes[i];
    }
    return used;
}
