/* The register PKRU of protection keys: two bits for each of 16 keys. */
#ifndef PKRU_H
#define PKRU_H

#include "libc.h"

enum { LAST_KEY = 15, RIGHTS = 3 };

static inline unsigned pkru_read(void)
{
    unsigned value;
    __asm__ volatile(".byte 0x0f, 0x01, 0xee" : "=a"(value) : "c"(0) : "rdx"); /* rdpkru */
    return value;
}

static inline void pkru_write(unsigned value)
{
    __asm__ volatile(".byte 0x0f, 0x01, 0xef" ::"a"(value), "c"(0), "d"(0)); /* wrpkru */
}

#endif
