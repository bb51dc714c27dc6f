/* The tables of a function through which exceptions may pass: they say which of its calls have a
 * landing pad (Itanium C++ ABI: Exception Handling, 2.5; the encodings: LSB, "DWARF Exception
 * Header Encoding"). */
#ifndef EXCEPTION_TABLES_H
#define EXCEPTION_TABLES_H

#include "libc.h"

struct tables {
    uintptr_t function, landing_base;
    const unsigned char *types; /* the end of the list, which is read backwards */
    const unsigned char *sites, *sites_end, *actions;
    unsigned char type_encoding, site_encoding;
};

enum {
    ENCODING_OMITTED = 0xff,
    ENCODING_FORMAT = 0x0f,
    ENCODING_RELATIVE = 0x70,
    ENCODING_TO_PC = 0x10,
    ENCODING_INDIRECT = 0x80
};

static inline uint64_t read_uleb(const unsigned char **at)
{
    uint64_t value = 0;
    unsigned shift = 0;
    unsigned char byte;
    do {
        byte = *(*at)++;
        value |= (uint64_t)(byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    return value;
}

static inline int64_t read_sleb(const unsigned char **at)
{
    const unsigned char *start = *at;
    uint64_t value = read_uleb(at);
    unsigned bits = 7 * (unsigned)(*at - start);
    if (bits < 64 && ((*at)[-1] & 0x40))
        value |= UINT64_MAX << bits;
    return (int64_t)value;
}

/* The sizes of the formats (LSB, "DWARF Exception Header Encoding"); 0 if the size varies. */
static inline size_t size_of_format(unsigned char encoding)
{
    enum { POINTER = sizeof(void *) };
    static const unsigned char sizes[] = {POINTER, 0, 2, 4, 8, 0, 0, 0, POINTER, 0, 2, 4, 8};
    unsigned format = encoding & ENCODING_FORMAT;
    return format < sizeof(sizes) ? sizes[format] : 0;
}

static inline uintptr_t read_number(const unsigned char **at, unsigned char encoding)
{
    enum { SIGNED = 8, LEB = 1 };
    bool is_signed = encoding & SIGNED;
    size_t size = size_of_format(encoding);
    if (size == 0)
        return is_signed ? (uintptr_t)read_sleb(at) : (uintptr_t)read_uleb(at);
    bool is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
    uint64_t value = 0;
    memcpy((unsigned char *)&value + (is_big_endian ? sizeof(value) - size : 0), *at, size);
    *at += size;
    if (is_signed && size < 8 && (value >> (8 * size - 1)))
        value |= UINT64_MAX << 8 * size;
    return (uintptr_t)value;
}

static inline uintptr_t read_pointer(const unsigned char **at, unsigned char encoding)
{
    const unsigned char *start = *at;
    uintptr_t value = read_number(at, encoding);
    if (!value)
        return 0;
    if ((encoding & ENCODING_RELATIVE) == ENCODING_TO_PC)
        value += (uintptr_t)start;
    return encoding & ENCODING_INDIRECT ? *(const uintptr_t *)value : value;
}

static inline void read_tables(const unsigned char *at, uintptr_t function, struct tables *tables)
{
    *tables = (struct tables){.function = function, .landing_base = function};
    unsigned char encoding = *at++;
    if (encoding != ENCODING_OMITTED)
        tables->landing_base = read_pointer(&at, encoding);
    tables->type_encoding = *at++;
    if (tables->type_encoding != ENCODING_OMITTED) {
        uint64_t length = read_uleb(&at);
        tables->types = at + length;
    }
    tables->site_encoding = *at++;
    uint64_t length = read_uleb(&at);
    tables->sites = at;
    tables->sites_end = tables->actions = at + length;
}

#endif
