/* strlcpy, strlcat and their variants for wide characters (glibc 2.38), for one type of
 * character. */
#ifndef STRLCPY_H
#define STRLCPY_H

#include "libc.h"

/* COPY returns the length of `from`, CONCATENATE the length that the complete result would have. */
#define DEFINE_COPY(NAME, CHARACTER, LENGTH, COPY)                                                 \
    static inline size_t NAME(CHARACTER *restrict to, const CHARACTER *restrict from, size_t room) \
    {                                                                                              \
        size_t length = LENGTH(from);                                                              \
        if (room > 0) {                                                                            \
            size_t copied = length < room ? length : room - 1;                                     \
            COPY(to, from, copied);                                                                \
            to[copied] = 0;                                                                        \
        }                                                                                          \
        return length;                                                                             \
    }

#define DEFINE_CONCATENATE(NAME, CHARACTER, FIND, COPY_OF)                                         \
    static inline size_t NAME(CHARACTER *restrict to, const CHARACTER *restrict from, size_t room) \
    {                                                                                              \
        const CHARACTER *end = room ? FIND(to, 0, room) : NULL;                                    \
        size_t length = end ? (size_t)(end - to) : room;                                           \
        return length + COPY_OF(to + length, from, room - length);                                 \
    }

DEFINE_COPY(copy_text, char, strlen, memcpy)
DEFINE_CONCATENATE(concatenate_text, char, memchr, copy_text)
DEFINE_COPY(copy_wide, wchar_t, wcslen, wmemcpy)
DEFINE_CONCATENATE(concatenate_wide, wchar_t, wmemchr, copy_wide)

#endif
