/* Conversions of text to integers in C23: base 0 and base 2 accept the prefix 0b. Everything
 * else is done by the old function. Those that parse alike are in one file: abicc compiles it at
 * the first use of most architectures, and a file of each took more time than its code. */
#ifndef ISOC23_H
#define ISOC23_H

#include "libc.h"

struct binary {
    unsigned long long magnitude;
    bool is_negative, is_too_large; /* beyond unsigned long long */
    const void *end;
};

/* Defines `parse(text, base, binary, locale)`, which returns whether `text` has a prefix 0b and
 * digits in that base, and stores their value. Only is_space(character) depends on the locale. */
#define DEFINE_BINARY_PARSE(character, is_space)                                                   \
    static bool parse(const character *text, int base, struct binary *value, void *locale)         \
    {                                                                                              \
        (void)locale;                                                                              \
        if (base != 0 && base != 2)                                                                \
            return false;                                                                          \
        while (is_space)                                                                           \
            text++;                                                                                \
        *value = (struct binary){.is_negative = *text == '-'};                                     \
        if (*text == '-' || *text == '+')                                                          \
            text++;                                                                                \
        if (text[0] != '0' || (text[1] | 0x20) != 'b' || (text[2] != '0' && text[2] != '1'))       \
            return false;                                                                          \
        for (text += 2; *text == '0' || *text == '1'; text++) {                                    \
            value->is_too_large = value->is_too_large || value->magnitude >> 63;                   \
            value->magnitude = value->magnitude << 1 | (unsigned)(*text - '0');                    \
        }                                                                                          \
        value->end = text;                                                                         \
        return true;                                                                               \
    }

/* The value as a type of that many bytes, long or long long. */
__attribute__((noinline, unused)) static long long binary_signed(const struct binary *value,
                                                                 void *end, size_t size)
{
    const long long most = size == sizeof(int32_t) ? INT32_MAX : INT64_MAX;
    const unsigned long long limit = (unsigned long long)most + value->is_negative;
    if (end)
        *(const void **)end = value->end;
    if (value->is_too_large || value->magnitude > limit) {
        errno = ERANGE;
        return value->is_negative ? -most - 1 : most;
    }
    return (long long)(value->is_negative ? -value->magnitude : value->magnitude);
}

__attribute__((noinline, unused)) static unsigned long long
binary_unsigned(const struct binary *value, void *end, size_t size)
{
    const unsigned long long most = size == sizeof(uint32_t) ? UINT32_MAX : UINT64_MAX;
    if (end)
        *(const void **)end = value->end;
    if (value->is_too_large || value->magnitude > most) {
        errno = ERANGE;
        return most;
    }
    return value->is_negative ? -value->magnitude : value->magnitude;
}

/* Defines a function that reads numbers with the prefix 0b by `parse` and calls `old` for all
 * others. */
#define DEFINE_TEXT_TO_INTEGER(name, type, character, convert, old)                                \
    type name(const character *text, character **end, int base);                                   \
    type name(const character *text, character **end, int base)                                    \
    {                                                                                              \
        struct binary value;                                                                       \
        return parse(text, base, &value, NULL) ? (type)convert(&value, end, sizeof(type))          \
                                               : (type)old(text, end, base);                       \
    }

/* The same for functions with a locale argument. */
#define DEFINE_TEXT_TO_INTEGER_L(name, type, character, convert, old)                              \
    type name(const character *text, character **end, int base, void *locale);                     \
    type name(const character *text, character **end, int base, void *locale)                      \
    {                                                                                              \
        struct binary value;                                                                       \
        return parse(text, base, &value, locale) ? (type)convert(&value, end, sizeof(type))        \
                                                 : (type)old(text, end, base, locale);             \
    }

#endif
