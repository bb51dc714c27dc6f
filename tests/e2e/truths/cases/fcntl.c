/* fcntl is no fcntl64 (glibc 2.28), and locks have the size that the library reads.
 * also: -D_FILE_OFFSET_BITS=64
 * also: -D_GNU_SOURCE -D_FILE_OFFSET_BITS=64
 * also: -D_FORTIFY_SOURCE=2
 * | copied above 100: yes
 * | flags: append
 * | a child finds the lock: write lock at 4000000000 of 10
 * | allocated 8192
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd = open("/tmp/file", O_CREAT | O_RDWR | O_APPEND, 0600);
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, 100);
    printf("copied above 100: %s\n",
           copy >= 100 && fcntl(copy, F_GETFD) == FD_CLOEXEC ? "yes" : "no");
    printf("flags: %s\n", fcntl(fd, F_GETFL) & O_APPEND ? "append" : "?");
    struct flock lock = {
        .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 4000000000, .l_len = 10};
    if (fcntl(fd, F_SETLK, &lock) != 0)
        perror("lock");
    fflush(stdout);
    if (fork() == 0) {
        struct flock seen = {.l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 0};
        fcntl(fd, F_GETLK, &seen);
        printf("a child finds the lock: %s at %lld of %lld\n",
               seen.l_type == F_WRLCK ? "write lock" : "none", (long long)seen.l_start,
               (long long)seen.l_len);
        return 0;
    }
    wait(NULL);
    struct stat s;
    posix_fallocate(fd, 0, 8192);
    fstat(fd, &s);
    printf("allocated %lld\n", (long long)s.st_size);
    return 0;
}
