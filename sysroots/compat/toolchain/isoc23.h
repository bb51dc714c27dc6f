/* C23 text to integer: base 0 and base 2 take a 0b prefix.  All else is the old function's work. */
#ifndef ISOC23_H
#define ISOC23_H

#include "libc.h"

struct binary {
    unsigned long long magnitude;
    bool is_negative, is_too_large; /* beyond unsigned long long */
    const char *end;
};

/* Whether `text` has, in that base, digits behind a 0b prefix: then their value. */
static inline bool binary_parse(const char *text, int base, struct binary *value)
{
    if (base != 0 && base != 2)
        return false;
    while (isspace((unsigned char)*text))
        text++;
    *value = (struct binary){.is_negative = *text == '-'};
    if (*text == '-' || *text == '+')
        text++;
    if (text[0] != '0' || (text[1] | 0x20) != 'b' || (text[2] != '0' && text[2] != '1'))
        return false;
    for (text += 2; *text == '0' || *text == '1'; text++) {
        value->is_too_large = value->is_too_large || value->magnitude >> 63;
        value->magnitude = value->magnitude << 1 | (unsigned)(*text - '0');
    }
    value->end = text;
    return true;
}

/* LP64: long and long long hold the same values. */
static inline long long binary_signed(const struct binary *value, char **end)
{
    const unsigned long long limit = (unsigned long long)INT64_MAX + value->is_negative;
    if (end)
        *end = (char *)value->end;
    if (value->is_too_large || value->magnitude > limit) {
        errno = ERANGE;
        return value->is_negative ? INT64_MIN : INT64_MAX;
    }
    return (long long)(value->is_negative ? -value->magnitude : value->magnitude);
}

static inline unsigned long long binary_unsigned(const struct binary *value, char **end)
{
    if (end)
        *end = (char *)value->end;
    if (value->is_too_large) {
        errno = ERANGE;
        return UINT64_MAX;
    }
    return value->is_negative ? -value->magnitude : value->magnitude;
}

#endif
