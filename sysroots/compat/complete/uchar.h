/* Conversions of <uchar.h> over those of wide characters, which are UTF-32. What is left over of a
 * character between two calls is in the caller's state: in glibc's own mbstate_t, by a bit of the
 * count that the functions beneath never set. */
#ifndef UCHAR_H
#define UCHAR_H

#include "libc.h"

struct multibyte_state {
    uint32_t count, value;
};
#define STATE_IS_OURS 0x80000000U

extern size_t mbrtowc(wchar_t *wide, const char *text, size_t size, struct multibyte_state *state);
extern size_t wcrtomb(char *text, wchar_t wide, struct multibyte_state *state);

/* Answers of conversions beside a number of bytes. */
#define MORE_OUTPUT ((size_t)-3)
#define INCOMPLETE  ((size_t)-2)
#define INVALID     ((size_t)-1)

/* Older libcs take an empty text for an end, and write UTF-16's surrogates as if they were
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
