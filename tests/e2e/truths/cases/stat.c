/* The stat family is linked in below glibc 2.33, whatever the size of off_t.
 * also: -D_FILE_OFFSET_BITS=64
 * also: -D_LARGEFILE64_SOURCE -DWITH_64
 * lib: stat_lib.c
 * | stat 5000000000 regular
 * | fstat 5000000000
 * | fstatat 5000000000
 * | lstat link
 * | fstatat link
 * | mknod fifo
 * | mknodat fifo
 * | by its address 5000000000
 * | in a library 5000000000
 * | missing: No such file or directory
 * | nftw found 4
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#ifdef WITH_64
#define stat      stat64
#define fstat     fstat64
#define lstat     lstat64
#define fstatat   fstatat64
#define ftruncate ftruncate64
#define nftw      nftw64
#endif

extern long long library_size(const char *path);

static int found;
static int visit(const char *path, const struct stat *s, int kind, struct FTW *where)
{
    (void)path, (void)s, (void)kind, (void)where;
    found++;
    return 0;
}

int main(void)
{
    struct stat s;
    int (*volatile by_address)(const char *, struct stat *) = stat;
    mkdir("/tmp/d", 0700);
    int fd = open("/tmp/d/file", O_CREAT | O_RDWR, 0600);
    if (fd < 0 || ftruncate(fd, 5000000000) != 0)
        perror("file");
    symlink("file", "/tmp/d/link");
    int folder = open("/tmp/d", O_RDONLY | O_DIRECTORY);

    stat("/tmp/d/file", &s);
    printf("stat %lld %s\n", (long long)s.st_size, S_ISREG(s.st_mode) ? "regular" : "?");
    memset(&s, 0, sizeof(s));
    fstat(fd, &s);
    printf("fstat %lld\n", (long long)s.st_size);
    fstatat(folder, "link", &s, 0);
    printf("fstatat %lld\n", (long long)s.st_size);
    lstat("/tmp/d/link", &s);
    printf("lstat %s\n", S_ISLNK(s.st_mode) ? "link" : "?");
    fstatat(folder, "link", &s, AT_SYMLINK_NOFOLLOW);
    printf("fstatat %s\n", S_ISLNK(s.st_mode) ? "link" : "?");
    mknod("/tmp/d/fifo", S_IFIFO | 0600, 0);
    stat("/tmp/d/fifo", &s);
    printf("mknod %s\n", S_ISFIFO(s.st_mode) ? "fifo" : "?");
    unlink("/tmp/d/fifo");
    mknodat(folder, "fifo", S_IFIFO | 0600, 0);
    stat("/tmp/d/fifo", &s);
    printf("mknodat %s\n", S_ISFIFO(s.st_mode) ? "fifo" : "?");
    by_address("/tmp/d/file", &s);
    printf("by its address %lld\n", (long long)s.st_size);
    printf("in a library %lld\n", library_size("/tmp/d/file"));
    stat("/tmp/nowhere", &s);
    printf("missing: %s\n", strerror(errno));
    nftw("/tmp/d", visit, 4, FTW_PHYS);
    printf("nftw found %d\n", found);
    return 0;
}
