/* The structure that the kernel's stat calls fill in, which on this architecture is glibc's
 * struct stat. */
#ifndef KERNEL_STAT_H
#define KERNEL_STAT_H

#include "libc.h"

#if defined(__x86_64__)
struct kernel_stat {
    uint64_t st_dev, st_ino, st_nlink;
    uint32_t st_mode, st_uid, st_gid, padding;
    uint64_t st_rdev;
    int64_t st_size, st_blksize, st_blocks;
    struct timespec st_atim, st_mtim, st_ctim;
    int64_t unused[3];
};
enum { SYS_fstat = 5, SYS_newfstatat = 262 };
#endif

enum { S_IFMT = 0170000, S_IFDIR = 0040000, S_IFREG = 0100000 };

#endif
