/* The stat family on a file of a known size, with whatever _FILE_OFFSET_BITS the command line sets.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int main(void)
{
    static const char name[] = "file-of-seven";
    struct stat a, b, c, d;
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC, 0640);
    if (fd < 0 || write(fd, "seven!\n", 7) != 7 || symlink(name, "link-to-it") < 0)
        return 1;
    int failed = fstat(fd, &a) | stat("link-to-it", &b) | lstat("link-to-it", &c) |
                 fstatat(AT_FDCWD, name, &d, 0);
    printf("failed %d, sizes %d %d %d %d\n", failed, (int)a.st_size, (int)b.st_size, (int)c.st_size,
           (int)d.st_size);
    printf("one file: %s, a link: %s, mode %o, offset %d\n", a.st_ino == b.st_ino ? "yes" : "no",
           S_ISLNK(c.st_mode) ? "yes" : "no", d.st_mode & 0777, (int)sizeof(off_t));
    return unlink("link-to-it") | unlink(name);
}
