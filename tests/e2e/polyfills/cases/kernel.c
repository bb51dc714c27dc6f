/* Functions over system calls that old kernels lack, with a way of ours where they do.
 * denied: as plain */
#include "case.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>

static void show_file(int fd)
{
    char text[64] = "";
    ssize_t size = pread(fd, text, sizeof(text) - 1, 0);
    printf("%zd: %s, at %ld\n", size, text, (long)lseek(fd, 0, SEEK_CUR));
}

static void vectors(void)
{
    int fd = open("v", O_RDWR | O_CREAT | O_TRUNC, 0644);
    struct iovec out[] = {{(char *)"ab", 2}, {(char *)"cde", 3}};
    char a[3] = "", b[4] = "";
    struct iovec in[] = {{a, 2}, {b, 3}};
    SHOW(pwritev2(fd, out, 2, 0, 0));
    SHOW(pwritev2(fd, out, 2, -1, 0));
    SHOW(pwritev2(fd, out, 2, -1, 0));
    show_file(fd);
    SHOW(preadv2(fd, in, 2, 1, 0));
    printf("%s %s\n", a, b);
    lseek(fd, 3, SEEK_SET);
    SHOW(preadv64v2(fd, in, 2, -1, 0));
    printf("%s %s\n", a, b);
    SHOW(pwritev64v2(fd, out, 1, 8, 0));
    show_file(fd);
    SHOW(preadv2(fd, in, 2, 0, 0x10000000));
    SHOW(preadv2(fd, in, -1, 0, 0));
    SHOW(preadv2(fd, in, 2, -2, 0));
    SHOW(preadv2(-1, in, 2, 0, 0));
    close(fd);
}

static void copies(void)
{
    int from = open("from", O_RDWR | O_CREAT | O_TRUNC, 0644);
    int to = open("to", O_RDWR | O_CREAT | O_TRUNC, 0644);
    if (write(from, "0123456789", 10) != 10)
        return;
    off64_t in = 2, out = 1;
    lseek(from, 0, SEEK_SET);
    SHOW(copy_file_range(from, NULL, to, NULL, 4, 0));
    show_file(from);
    show_file(to);
    SHOW(copy_file_range(from, &in, to, &out, 100, 0));
    SHOW(in);
    SHOW(out);
    show_file(to);
    SHOW(copy_file_range(from, NULL, to, NULL, 100, 0));
    SHOW(copy_file_range(from, NULL, to, NULL, 100, 0));
    SHOW(copy_file_range(from, NULL, to, NULL, 0, 0));
    SHOW(copy_file_range(from, NULL, to, NULL, 1, 1));
    int folder = open(".", O_RDONLY), only = open("to", O_RDONLY),
        append = open("to", O_WRONLY | O_APPEND);
    int ends[2];
    if (pipe(ends))
        return;
    SHOW(copy_file_range(folder, NULL, to, NULL, 1, 0));
    SHOW(copy_file_range(from, NULL, only, NULL, 1, 0));
    SHOW(copy_file_range(from, NULL, append, NULL, 1, 0));
    SHOW(copy_file_range(append, NULL, to, NULL, 1, 0));
    SHOW(copy_file_range(ends[0], NULL, to, NULL, 1, 0));
    SHOW(copy_file_range(-1, NULL, to, NULL, 1, 0));
    show_file(to);
}

static void show_statx(int folder, const char *path, int flags)
{
    struct statx x;
    struct stat st = {0};
    memset(&x, 0x5a, sizeof(x));
    errno = 0;
    int status = statx(folder, path, flags, STATX_BASIC_STATS, &x);
    printf("statx %s %x: %d %s\n", path, (unsigned)flags, status, status ? strerror(errno) : "");
    if (status || fstatat(folder, path, &st, flags & (AT_SYMLINK_NOFOLLOW | AT_EMPTY_PATH)))
        return;
    HOLDS((x.stx_mask & STATX_BASIC_STATS) == STATX_BASIC_STATS);
    HOLDS(x.stx_ino == st.st_ino && x.stx_mode == st.st_mode && x.stx_nlink == st.st_nlink);
    HOLDS(x.stx_size == (unsigned long)st.st_size && x.stx_blocks == (unsigned long)st.st_blocks);
    HOLDS(x.stx_uid == st.st_uid && x.stx_gid == st.st_gid && x.stx_blksize == st.st_blksize);
    HOLDS(x.stx_mtime.tv_sec == st.st_mtim.tv_sec && x.stx_mtime.tv_nsec == st.st_mtim.tv_nsec);
    HOLDS(x.stx_ctime.tv_sec == st.st_ctim.tv_sec && x.stx_atime.tv_nsec == st.st_atim.tv_nsec);
    HOLDS(((x.stx_dev_major << 8 & 0xfff00) | (x.stx_dev_minor & 0xff)) == (st.st_dev & 0xfffff));
    HOLDS(((x.stx_rdev_major << 8 & 0xfff00) | (x.stx_rdev_minor & 0xff)) ==
          (st.st_rdev & 0xfffff));
}

int main(int argc, char **argv)
{
    DENY(argc, argv, 316, 325, 326, 327, 328, 329, 332);
    char top[] = "/tmp/kernel.XXXXXX";
    if (!mkdtemp(top) || chdir(top))
        return 1;
    vectors();
    copies();
    SHOW(symlink("to", "link"));
    show_statx(AT_FDCWD, "to", 0);
    show_statx(AT_FDCWD, "link", AT_SYMLINK_NOFOLLOW);
    show_statx(open("from", O_RDONLY), "", AT_EMPTY_PATH);
    show_statx(AT_FDCWD, "/dev/null", AT_STATX_FORCE_SYNC);
    show_statx(AT_FDCWD, "none", 0);
    show_statx(AT_FDCWD, "", 0);
    show_statx(AT_FDCWD, "to", 0x40000000);
    show_statx(-1, "to", 0);
    SHOW(renameat2(AT_FDCWD, "to", AT_FDCWD, "there", 0));
    SHOW(renameat2(AT_FDCWD, "to", AT_FDCWD, "there", 0));
    SHOW(renameat2(AT_FDCWD, "there", AT_FDCWD, "there/x", 0));
    SHOW(renameat2(AT_FDCWD, "there", AT_FDCWD, "to", 0x10000));
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    SHOW(mlock2(page, 4096, 0));
    SHOW(mlock2(page, 4096, 0x1000));
    SHOW(mlock2((void *)0x1000, 4096, 0));
    SHOW(pkey_mprotect(page, 4096, PROT_READ, -1));
    SHOW(pkey_mprotect((char *)page + 1, 4096, PROT_READ, -1));
#if !defined(__aarch64__) /* which has keys since 2.41, on new processors */
    SHOW(pkey_set(32, 0));
    SHOW(pkey_set(-1, 0));
    SHOW(pkey_set(1, 4));
    SHOW(pkey_get(32));
    SHOW(pkey_get(-1));
#endif
    return 0;
}
