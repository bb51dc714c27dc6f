/* The version argument of glibc's __xstat and __xmknod functions, which selects the layout of
 * the structure. */
#ifndef STAT_VERSION_H
#define STAT_VERSION_H

#include "unwind_tables.h"

#if defined(__x86_64__) || defined(__s390x__)
enum { STAT_VERSION = 1, MKNOD_VERSION = 0 };
#elif defined(__aarch64__) || defined(__riscv) || defined(__loongarch__)
enum { STAT_VERSION = 0, MKNOD_VERSION = 0 };
#elif defined(__i386__) || defined(__arm__) || defined(__mips__)
enum { STAT_VERSION = 3, MKNOD_VERSION = 1 };
#elif defined(__powerpc64__)
enum { STAT_VERSION = 1, MKNOD_VERSION = 1 };
#else
#error "the stat version of this architecture is not known"
#endif

struct stat;

#endif
