/* The tables of characters in glibc's C locale, from -128 to 255 (bits of the classes: glibc's
 * <ctype.h>, and ../../include/musl-cxx/bits/ctype_base.h). */
#ifndef LOCALE_TABLES_H
#define LOCALE_TABLES_H

#include "libc.h"

#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define BIT(bit) (1 << (bit))
#else
#define BIT(bit) ((bit) < 8 ? 1 << (bit) << 8 : 1 << (bit) >> 8)
#endif

enum { TABLE_ZERO = 128, TABLE_SIZE = 384 };
enum {
    UPPER = BIT(0),
    LOWER = BIT(1),
    ALPHA = BIT(2),
    DIGIT = BIT(3),
    XDIGIT = BIT(4),
    SPACE = BIT(5),
    PRINT = BIT(6),
    GRAPH = BIT(7),
    BLANK = BIT(8),
    CNTRL = BIT(9),
    PUNCT = BIT(10),
    ALNUM = BIT(11),
    VISIBLE = PRINT | GRAPH,
    LETTER = VISIBLE | ALPHA | ALNUM,
};

#define AT(c)           [TABLE_ZERO + (c)]
#define RANGE(from, to) [TABLE_ZERO + (from)... TABLE_ZERO + (to)]

static const unsigned short classes[TABLE_SIZE] = {
    RANGE(0, 8) = CNTRL,
    AT('\t') = CNTRL | SPACE | BLANK,
    RANGE('\n', '\r') = CNTRL | SPACE,
    RANGE(14, 31) = CNTRL,
    AT(' ') = SPACE | BLANK | PRINT,
    RANGE('!', '/') = VISIBLE | PUNCT,
    RANGE('0', '9') = VISIBLE | DIGIT | XDIGIT | ALNUM,
    RANGE(':', '@') = VISIBLE | PUNCT,
    RANGE('A', 'F') = LETTER | UPPER | XDIGIT,
    RANGE('G', 'Z') = LETTER | UPPER,
    RANGE('[', '`') = VISIBLE | PUNCT,
    RANGE('a', 'f') = LETTER | LOWER | XDIGIT,
    RANGE('g', 'z') = LETTER | LOWER,
    RANGE('{', '~') = VISIBLE | PUNCT,
    AT(127) = CNTRL,
};

/* Numbers that follow each other. */
#define TWO(n)     (n), (n) + 1
#define EIGHT(n)   TWO(n), TWO((n) + 2), TWO((n) + 4), TWO((n) + 6)
#define SIXTEEN(n) EIGHT(n), EIGHT((n) + 8)
#define MANY(n)    SIXTEEN(n), SIXTEEN((n) + 16), SIXTEEN((n) + 32), SIXTEEN((n) + 48)
#define LETTERS(n) SIXTEEN(n), EIGHT((n) + 16), TWO((n) + 24)

/* Characters from -128 are those from 128 again, but for EOF. */
#define BELOW_ZERO                                                                                 \
    MANY(128), SIXTEEN(192), SIXTEEN(208), SIXTEEN(224), EIGHT(240), TWO(248), TWO(250), TWO(252), \
        254, -1
/* From '[' to '`', and from '{'. */
#define BETWEEN TWO(91), TWO(93), TWO(95)
#define AFTER   TWO(123), TWO(125), 127, MANY(128), MANY(192)

static const int lower[TABLE_SIZE] = {
    BELOW_ZERO, MANY(0), 64, LETTERS('a'), BETWEEN, LETTERS('a'), AFTER,
};
static const int upper[TABLE_SIZE] = {
    BELOW_ZERO, MANY(0), 64, LETTERS('A'), BETWEEN, LETTERS('A'), AFTER,
};

#endif
