#include "confine/uname_answer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/personality.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"

/* The part of a personality that the kernel calls the execution domain: PER_LINUX32. */
enum { DOMAIN = 0xff };

/* Returns the execution domain of the process, or -1. */
static int domain_of(pid_t process)
{
    char path[64];
    char digits[16];
    snprintf(path, sizeof(path), "/proc/%d/personality", (int)process);
    FS_CLOSE int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, digits, sizeof(digits) - 1);
    if (size <= 0)
        return -1;
    digits[size] = '\0';
    return (int)(strtoul(digits, NULL, 16) & DOMAIN);
}

/* Asks the kernel as a process of that execution domain, which decides the machine's name: x86_64
 * or i686. */
static int ask(int domain, struct utsname *names)
{
    int own = personality(0xffffffff);
    personality((unsigned long)domain);
    int status = uname(names);
    int reason = errno;
    personality((unsigned long)own);
    errno = reason;
    return status;
}

/* Opens a namespace of the process when it is another one than this process's. Returns -1 on
 * failure, and with `*is_own` when they have the same. */
static int open_other(pid_t process, const char *kind, bool *is_own)
{
    char path[64];
    struct stat theirs;
    struct stat ours;
    snprintf(path, sizeof(path), "/proc/self/ns/%s", kind);
    *is_own = false;
    if (stat(path, &ours) < 0)
        return -1;
    snprintf(path, sizeof(path), "/proc/%d/ns/%s", (int)process, kind);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &theirs) < 0)
        return fd;
    *is_own = theirs.st_dev == ours.st_dev && theirs.st_ino == ours.st_ino;
    if (!*is_own)
        return fd;
    close(fd);
    return -1;
}

/* Enters the namespaces, asks there, and writes the names to the pipe. */
static bool tell_from_inside(int users, int hosts, int domain, int pipe)
{
    struct utsname names;
    /* Whoever made the user namespace may enter it, and then has the right to enter the other. */
    if (setns(hosts, CLONE_NEWUTS) != 0 &&
        (users < 0 || setns(users, CLONE_NEWUSER) != 0 || setns(hosts, CLONE_NEWUTS) != 0))
        return false;
    return ask(domain, &names) == 0 && write(pipe, &names, sizeof(names)) == sizeof(names);
}

/* Asks in a UTS namespace of the process's own, by a process that enters it: the supervisor could
 * not always come back. */
static int ask_inside(pid_t process, int hosts, int domain, struct utsname *names)
{
    int ends[2];
    bool is_own;
    FS_CLOSE int users = open_other(process, "user", &is_own);
    if (pipe2(ends, O_CLOEXEC) != 0)
        return -1;
    pid_t child = fork();
    if (child == 0)
        _exit(tell_from_inside(users, hosts, domain, ends[1]) ? 0 : 1);
    close(ends[1]);
    ssize_t size = child < 0 ? -1 : read(ends[0], names, sizeof(*names));
    close(ends[0]);
    while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
        ;
    return size == (ssize_t)sizeof(*names) ? 0 : -1;
}

int uname_answer(const struct uname_call *call, const char *release)
{
    struct utsname names;
    bool is_own;
    int domain = domain_of(call->process);
    FS_CLOSE int hosts = open_other(call->process, "uts", &is_own);
    if (domain < 0 || (hosts < 0 && !is_own))
        return 1;
    if (is_own ? ask(domain, &names) != 0 : ask_inside(call->process, hosts, domain, &names) != 0)
        return 1;
    snprintf(names.release, sizeof(names.release), "%s", release);
    struct iovec here = {&names, sizeof(names)};
    struct iovec there = {.iov_len = sizeof(names)};
    const uintptr_t address = (uintptr_t)call->address; /* in the process, not in this one */
    memcpy(&there.iov_base, &address, sizeof(address));
    /* The process may be gone, and its number another's: it is not if its call still waits. */
    if (ioctl(call->listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &call->id) != 0)
        return -ESRCH;
    /* Unlike /proc/PID/mem, this heeds the protection of the page, as the kernel does. */
    ssize_t written = process_vm_writev(call->process, &here, 1, &there, 1, 0);
    if (written == (ssize_t)sizeof(names))
        return 0;
    return written < 0 && errno != EFAULT ? 1 : -EFAULT;
}
