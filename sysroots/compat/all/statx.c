/* statx (glibc 2.28, Linux 4.11). On older kernels it uses fstatat, which returns the basic
 * fields. */
#include "kernel_stat.h"

enum {
    AT_SYMLINK_NOFOLLOW = 0x100,
    AT_NO_AUTOMOUNT = 0x800,
    AT_EMPTY_PATH = 0x1000,
    AT_STATX_SYNC_TYPE = 0x6000,
    STATX_BASIC_STATS = 0x7ff
};

struct statx_time {
    int64_t tv_sec;
    uint32_t tv_nsec;
    int32_t reserved;
};

struct statx {
    uint32_t stx_mask, stx_blksize;
    uint64_t stx_attributes;
    uint32_t stx_nlink, stx_uid, stx_gid;
    uint16_t stx_mode, reserved;
    uint64_t stx_ino, stx_size, stx_blocks, stx_attributes_mask;
    struct statx_time stx_atime, stx_btime, stx_ctime, stx_mtime;
    uint32_t stx_rdev_major, stx_rdev_minor, stx_dev_major, stx_dev_minor;
    uint64_t more[14];
};

static uint32_t major_of(uint64_t device)
{
    return (uint32_t)((device >> 8 & 0xfff) | (device >> 32 & ~(uint64_t)0xfff));
}

static uint32_t minor_of(uint64_t device)
{
    return (uint32_t)((device & 0xff) | (device >> 12 & ~(uint64_t)0xff));
}

static struct statx_time time_of(struct kernel_time time)
{
    return (struct statx_time){.tv_sec = time.tv_sec, .tv_nsec = (uint32_t)time.tv_nsec};
}

static int by_fstatat(int directory, const char *path, int flags, struct statx *result)
{
    const int known = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | AT_EMPTY_PATH;
    if (flags & ~(known | AT_STATX_SYNC_TYPE)) {
        errno = EINVAL;
        return -1;
    }
    struct kernel_stat st;
    if (syscall(SYS_newfstatat, directory, path, &st, flags & known) < 0)
        return -1;
    *result = (struct statx){
        .stx_mask = STATX_BASIC_STATS,
        .stx_blksize = (uint32_t)st.st_blksize,
        .stx_nlink = (uint32_t)st.st_nlink,
        .stx_uid = st.st_uid,
        .stx_gid = st.st_gid,
        .stx_mode = (uint16_t)st.st_mode,
        .stx_ino = st.st_ino,
        .stx_size = (uint64_t)st.st_size,
        .stx_blocks = (uint64_t)st.st_blocks,
        .stx_atime = time_of(st.st_atim),
        .stx_ctime = time_of(st.st_ctim),
        .stx_mtime = time_of(st.st_mtim),
        .stx_rdev_major = major_of(st.st_rdev),
        .stx_rdev_minor = minor_of(st.st_rdev),
        .stx_dev_major = major_of(st.st_dev),
        .stx_dev_minor = minor_of(st.st_dev),
    };
    return 0;
}

int statx(int directory, const char *restrict path, int flags, unsigned mask,
          struct statx *restrict result)
{
    int status = (int)syscall(SYS_statx, directory, path, flags, mask, result);
    if (status == 0 || errno != ENOSYS)
        return status;
    return by_fstatat(directory, path, flags, result);
}
