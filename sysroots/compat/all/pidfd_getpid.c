/* pidfd_getpid (glibc 2.39): the process ID of a pidfd, read from /proc. */
#include "libc.h"

extern int snprintf(char *text, size_t size, const char *format, ...);
extern char *strstr(const char *text, const char *part);

static pid_t fail(int error)
{
    errno = error;
    return -1;
}

pid_t pidfd_getpid(int fd)
{
    char path[64], text[1024];
    if (fd < 0)
        return fail(EBADF);
    snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", fd);
    int info = open(path, READ_CLOEXEC);
    if (info < 0)
        return fail(EBADF);
    ssize_t size = read(info, text, sizeof(text) - 1);
    close(info);
    if (size < 0)
        return fail(EBADF);
    text[size] = '\0';
    const char *line = strstr(text, "\nPid:");
    if (!line)
        return fail(EBADF);
    long process = strtol(line + 5, NULL, 10);
    if (process < 0)
        return fail(ESRCH);
    return process == 0 ? fail(EREMOTE) : (pid_t)process;
}
