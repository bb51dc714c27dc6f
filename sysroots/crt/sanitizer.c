/* Answers sysconf for the size of a signal stack. Linked with the runtimes of sanitizers for
 * targets below glibc 2.34. That release made SIGSTKSZ a call of sysconf, which the runtimes of
 * compilers built with it contain. An older sysconf returns -1, and the runtimes then exit at
 * program start.
 *
 * The definition is weak, so that a program may have its own sysconf, and not in an archive, so
 * that it takes precedence over the C library's. */
#include "complete/auxv.h"

extern long __sysconf(int name); /* the C library's */
long sysconf(int name) __attribute__((weak));

enum { SC_MINSIGSTKSZ = 249, SC_SIGSTKSZ = 250 }; /* bits/confname.h */
enum { AT_MINSIGSTKSZ = 51 };                     /* asm/auxvec.h, since Linux 5.14 */

/* The signal frame of a processor with AVX-512 takes less than a page. Processors that save more
 * need a kernel that reports the size. The other sizes are those of glibc 2.33's headers. */
#if defined(__aarch64__)
enum { LARGEST_FRAME = 5120, OLD_SIGSTKSZ = 16384 };
#elif defined(__powerpc64__) || defined(__loongarch__)
enum { LARGEST_FRAME = 4096, OLD_SIGSTKSZ = 16384 };
#else
enum { LARGEST_FRAME = 4096, OLD_SIGSTKSZ = 8192 };
#endif

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
