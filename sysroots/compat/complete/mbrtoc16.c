/* mbrtoc16 (C11, glibc 2.16): returns a character that needs more than 16 bits in two calls. */
#include "uchar.h"

size_t mbrtoc16(uint16_t *restrict out, const char *restrict text, size_t size,
                struct multibyte_state *restrict state)
{
    static struct multibyte_state own;
    if (!state)
        state = &own;
    if (state->count & STATE_IS_OURS) {
        state->count = 0;
        if (out)
            *out = (uint16_t)state->value;
        state->value = 0;
        return MORE_OUTPUT;
    }
    if (!text) {
        out = NULL;
        text = "";
        size = 1;
    }
    wchar_t wide;
    size_t used = read_wide(&wide, text, size, state);
    if (used == INVALID || used == INCOMPLETE)
        return used;
    if (wide > 0xffff) {
        state->count = STATE_IS_OURS;
        state->value = 0xdc00 + ((uint32_t)wide & 0x3ff);
        wide = 0xd7c0 + (wide >> 10);
    }
    if (out)
        *out = (uint16_t)wide;
    return used;
}
