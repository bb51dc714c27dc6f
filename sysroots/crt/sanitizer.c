/* Linked wherever a sanitizer's runtime may be, below glibc 2.34: that release made SIGSTKSZ a call
 * of sysconf, and the runtimes of compilers built with it ask so for the size of a signal stack. An
 * older sysconf answers -1, and they end at start.
 *
 * Weak, so that a program may have a sysconf of its own, and not in an archive, so that it stands
 * before the C library's. */
#include "complete/auxv.h"

extern long __sysconf(int name); /* the C library's */
long sysconf(int name) __attribute__((weak));

enum { SC_MINSIGSTKSZ = 249, SC_SIGSTKSZ = 250 }; /* bits/confname.h */
enum { AT_MINSIGSTKSZ = 51 };                     /* asm/auxvec.h, since Linux 5.14 */

/* The frame of a signal with all that AVX-512 saves takes less than a page; processors that save
 * more need a kernel that tells. */
enum { LARGEST_FRAME = 4096, OLD_SIGSTKSZ = 8192 };

static long smallest_stack(void)
{
    int kept = errno;
    unsigned long told = auxv_get(AT_MINSIGSTKSZ);
    errno = kept;
    return told ? (long)told : LARGEST_FRAME;
}

long sysconf(int name)
{
    if (name == SC_MINSIGSTKSZ)
        return smallest_stack();
    if (name != SC_SIGSTKSZ)
        return __sysconf(name);
    long enough = 4 * smallest_stack();
    return enough > OLD_SIGSTKSZ ? enough : OLD_SIGSTKSZ;
}
