/* The rights of protection keys in a register of the thread, where the processor has one that a
 * program can read and write. For these:
 *
 *     LAST_KEY, RIGHTS
 *     rights_read(), rights_write(value)    the register
 *     rights_shift(key)                     where the two bits of the key are
 *     rights_to_bits(), rights_of_bits()    of PKEY_DISABLE_ACCESS (1) and PKEY_DISABLE_WRITE (2)
 */
#ifndef PKEY_REGISTER_H
#define PKEY_REGISTER_H

#include "libc.h"

enum { NO_ACCESS = 1, NO_WRITE = 2, RIGHTS = 3 };

#if defined(__x86_64__) || defined(__i386__)
#define HAS_RIGHTS_REGISTER
enum { LAST_KEY = 15 };
typedef unsigned rights_register; /* PKRU */

static inline rights_register rights_read(void)
{
    unsigned value;
    __asm__ volatile(".byte 0x0f, 0x01, 0xee" : "=a"(value) : "c"(0) : "edx"); /* rdpkru */
    return value;
}

static inline void rights_write(rights_register value)
{
    __asm__ volatile(".byte 0x0f, 0x01, 0xef" ::"a"(value), "c"(0), "d"(0)); /* wrpkru */
}

static inline int rights_shift(int key)
{
    return 2 * key;
}

static inline unsigned rights_to_bits(unsigned rights)
{
    return rights;
}

static inline unsigned rights_of_bits(unsigned bits)
{
    return bits;
}
#elif defined(__powerpc64__)
#define HAS_RIGHTS_REGISTER
enum { LAST_KEY = 31 };
typedef unsigned long rights_register; /* AMR: reading and writing, from the last key on */

static inline rights_register rights_read(void)
{
    unsigned long value;
    __asm__ volatile("mfspr %0, 13" : "=r"(value));
    return value;
}

static inline void rights_write(rights_register value)
{
    __asm__ volatile("isync\n\tmtspr 13, %0\n\tisync" ::"r"(value) : "memory");
}

static inline int rights_shift(int key)
{
    return 2 * (LAST_KEY - key);
}

static inline unsigned rights_to_bits(unsigned rights)
{
    return rights & NO_ACCESS ? 3 : rights & NO_WRITE ? 2 : 0;
}

static inline unsigned rights_of_bits(unsigned bits)
{
    return bits & 1 ? NO_ACCESS : bits & 2 ? NO_WRITE : 0;
}
#endif

#endif
