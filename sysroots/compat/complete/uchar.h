/* Conversions of <uchar.h>, built on those of wide characters, which are UTF-32. The part of a
 * character that is left between two calls is in the caller's state: in glibc's own mbstate_t,
 * marked by a bit of the counter that the functions of libc never set. */
#ifndef UCHAR_H
#define UCHAR_H

#include "libc.h"

struct multibyte_state {
    uint32_t count, value;
};
#define STATE_IS_OURS 0x80000000U

extern size_t mbrtowc(wchar_t *wide, const char *text, size_t size, struct multibyte_state *state);
extern size_t wcrtomb(char *text, wchar_t wide, struct multibyte_state *state);

/* Results of conversions other than a number of bytes. */
#define MORE_OUTPUT ((size_t)-3)
#define INCOMPLETE  ((size_t)-2)
#define INVALID     ((size_t)-1)

/* Older libcs treat an empty text as the end, and write UTF-16 surrogates as if they were
 * characters. */
static inline size_t read_wide(wchar_t *wide, const char *text, size_t size,
                               struct multibyte_state *state)
{
    return size == 0 ? INCOMPLETE : mbrtowc(wide, text, size, state);
}
static inline size_t write_wide(char *text, wchar_t wide, struct multibyte_state *state)
{
    if (text && wide >= 0xd800 && wide <= 0xdfff) {
        errno = EILSEQ;
        return INVALID;
    }
    return wcrtomb(text, wide, state);
}

#endif
