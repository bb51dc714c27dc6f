/* The version word of glibc's __xstat and __xmknod families: which struct layout is meant. */
#ifndef STAT_VERSION_H
#define STAT_VERSION_H

#if defined(__x86_64__)
enum { STAT_VERSION = 1, MKNOD_VERSION = 0 };
#else
#error "the stat version of this architecture is not known"
#endif

struct stat;

#endif
