/* The structure that the kernel's stat calls fill in (asm/stat.h). On 32-bit architectures it is
 * that of fstat64 and fstatat64. */
#ifndef KERNEL_STAT_H
#define KERNEL_STAT_H

#include "libc.h"

#if defined(__mips__) || !defined(__LP64__)
struct kernel_time {
    uint32_t tv_sec, tv_nsec;
};
#else
struct kernel_time {
    int64_t tv_sec, tv_nsec;
};
#endif

#if defined(__x86_64__) || defined(__powerpc64__)
struct kernel_stat {
    uint64_t st_dev, st_ino, st_nlink;
    uint32_t st_mode, st_uid, st_gid, padding;
    uint64_t st_rdev;
    int64_t st_size, st_blksize, st_blocks;
    struct kernel_time st_atim, st_mtim, st_ctim;
    int64_t unused[3];
};
#elif defined(__s390x__)
struct kernel_stat {
    uint64_t st_dev, st_ino, st_nlink;
    uint32_t st_mode, st_uid, st_gid, padding;
    uint64_t st_rdev;
    int64_t st_size;
    struct kernel_time st_atim, st_mtim, st_ctim;
    int64_t st_blksize, st_blocks, unused[3];
};
#elif defined(__mips__)
struct kernel_stat {
    uint32_t st_dev, padding[3];
    uint64_t st_ino;
    uint32_t st_mode, st_nlink, st_uid, st_gid, st_rdev, padding2[3];
    int64_t st_size;
    struct kernel_time st_atim, st_mtim, st_ctim;
    uint32_t st_blksize, padding3;
    int64_t st_blocks;
};
#elif defined(__LP64__)
struct kernel_stat {
    uint64_t st_dev, st_ino;
    uint32_t st_mode, st_nlink, st_uid, st_gid;
    uint64_t st_rdev, padding;
    int64_t st_size;
    int32_t st_blksize, padding2;
    int64_t st_blocks;
    struct kernel_time st_atim, st_mtim, st_ctim;
    uint32_t unused[2];
};
#else /* arm, i386 */
struct kernel_stat {
    uint64_t st_dev;
    uint32_t padding, short_ino, st_mode, st_nlink, st_uid, st_gid;
    uint64_t st_rdev;
    uint32_t padding2;
    int64_t st_size;
    uint32_t st_blksize;
    int64_t st_blocks;
    struct kernel_time st_atim, st_mtim, st_ctim;
    uint64_t st_ino;
};
#endif

enum { S_IFMT = 0170000, S_IFDIR = 0040000, S_IFREG = 0100000 };

#endif
