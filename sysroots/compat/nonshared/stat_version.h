/* The version argument of glibc's __xstat and __xmknod functions, which selects the layout of
 * the structure. */
#ifndef STAT_VERSION_H
#define STAT_VERSION_H

#if defined(__x86_64__)
enum { STAT_VERSION = 1, MKNOD_VERSION = 0 };
#else
#error "the stat version of this architecture is not known"
#endif

struct stat;

#endif
