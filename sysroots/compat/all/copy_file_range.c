/* copy_file_range (glibc 2.27, Linux 4.5). On older kernels it reads and writes, and refuses the
 * same arguments. */
#include "kernel_stat.h"
#include "syscall.h"

extern ssize_t pread64(int fd, void *buffer, size_t size, off64_t offset);
extern ssize_t pwrite64(int fd, const void *buffer, size_t size, off64_t offset);
extern off64_t lseek64(int fd, off64_t offset, int whence);
extern int fcntl(int fd, int command, ...);

enum { F_GETFL = 3, SEEK_CUR = 1 };
enum { BUFFER_SIZE = 16384 };

static ssize_t fail(int error)
{
    errno = error;
    return -1;
}

/* Checks that both are regular files, open for reading and for writing. Returns 0 or an error
 * number. */
static int refusal(int in, int out)
{
    struct kernel_stat in_stat, out_stat;
    if (syscall(SYS_fstat, in, &in_stat) < 0 || syscall(SYS_fstat, out, &out_stat) < 0)
        return errno;
    int in_flags = fcntl(in, F_GETFL), out_flags = fcntl(out, F_GETFL);
    if (in_flags < 0 || out_flags < 0)
        return errno;
    if ((in_stat.st_mode & S_IFMT) == S_IFDIR || (out_stat.st_mode & S_IFMT) == S_IFDIR)
        return EISDIR;
    if ((in_stat.st_mode & S_IFMT) != S_IFREG || (out_stat.st_mode & S_IFMT) != S_IFREG)
        return EINVAL;
    if ((in_flags & O_ACCMODE) == O_WRONLY || (out_flags & O_ACCMODE) == O_RDONLY ||
        (out_flags & O_APPEND))
        return EBADF;
    return 0;
}

/* Copies from and to these offsets. Returns an error only if nothing was copied before it. */
static ssize_t copy(int in, off64_t from, int out, off64_t to, size_t size)
{
    char buffer[BUFFER_SIZE];
    size_t done = 0;
    while (done < size) {
        size_t left = size - done;
        ssize_t got = pread64(in, buffer, left < sizeof(buffer) ? left : sizeof(buffer),
                              from + (off64_t)done);
        if (got <= 0)
            return done > 0 || got == 0 ? (ssize_t)done : -1;
        ssize_t put = pwrite64(out, buffer, (size_t)got, to + (off64_t)done);
        if (put < 0)
            return done > 0 ? (ssize_t)done : -1;
        done += (size_t)put;
        if (put < got)
            break;
    }
    return (ssize_t)done;
}

static ssize_t by_reading(int in, off64_t *in_offset, int out, off64_t *out_offset, size_t size)
{
    int error = refusal(in, out);
    if (error)
        return fail(error);
    off64_t from = in_offset ? *in_offset : lseek64(in, 0, SEEK_CUR);
    off64_t to = out_offset ? *out_offset : lseek64(out, 0, SEEK_CUR);
    if (from < 0 || to < 0)
        return fail(EINVAL);
    if (size > INT32_MAX)
        size = INT32_MAX; /* about the kernel's own limit of one call */
    ssize_t done = copy(in, from, out, to, size);
    if (done <= 0)
        return done;
    if (in_offset)
        *in_offset += done;
    else
        lseek64(in, done, SEEK_CUR);
    if (out_offset)
        *out_offset += done;
    else
        lseek64(out, done, SEEK_CUR);
    return done;
}

ssize_t copy_file_range(int in, off64_t *in_offset, int out, off64_t *out_offset, size_t size,
                        unsigned flags)
{
    ssize_t done =
        CANCELLABLE_SYSCALL(SYS_copy_file_range, in, in_offset, out, out_offset, size, flags);
    if (done >= 0 || errno != ENOSYS)
        return done;
    return flags ? fail(EINVAL) : by_reading(in, in_offset, out, out_offset, size);
}
