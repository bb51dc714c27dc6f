/* Numbers of the Linux kernel's interface, which differ between architectures. */
#ifndef LINUX_H
#define LINUX_H

#if defined(__x86_64__) && defined(__LP64__)
#include "syscalls/x86_64.h"
#elif defined(__i386__)
#include "syscalls/i386.h"
#elif defined(__ARM_EABI__)
#include "syscalls/arm.h"
#elif (defined(__aarch64__) && defined(__LP64__)) || (defined(__riscv) && __riscv_xlen == 64) ||   \
    (defined(__loongarch__) && defined(__LP64__))
#include "syscalls/generic.h"
#elif defined(__powerpc64__)
#include "syscalls/powerpc64le.h"
#elif defined(__s390x__)
#include "syscalls/s390x.h"
#elif defined(__mips__) && _MIPS_SIM == _ABI64
#include "syscalls/mips64el.h"
#else
#error "the system call numbers of this architecture are not known"
#endif
#include "syscalls/common.h"

enum {
    EPERM = 1,
    ENOENT = 2,
    ESRCH = 3,
    EINTR = 4,
    EIO = 5,
    EBADF = 9,
    EAGAIN = 11,
    ENOMEM = 12,
    EACCES = 13,
    EFAULT = 14,
    EBUSY = 16,
    EXDEV = 18,
    ENODEV = 19,
    ENOTDIR = 20,
    EISDIR = 21,
    EINVAL = 22,
    EFBIG = 27,
    ESPIPE = 29,
    ERANGE = 34
};
#if defined(__mips__)
enum {
    EREMOTE = 66,
    ENAMETOOLONG = 78,
    EOVERFLOW = 79,
    EILSEQ = 88,
    ENOSYS = 89,
    EOPNOTSUPP = 122,
    ETIMEDOUT = 145,
    ESTALE = 151
};
#else
enum {
    ENAMETOOLONG = 36,
    ENOSYS = 38,
    EREMOTE = 66,
    EOVERFLOW = 75,
    EILSEQ = 84,
    EOPNOTSUPP = 95,
    ETIMEDOUT = 110,
    ESTALE = 116
};
#endif

/* open */
enum { O_RDONLY = 0, O_WRONLY = 1, O_ACCMODE = 3, O_CLOEXEC = 02000000 };
#if defined(__mips__)
enum { O_APPEND = 010, O_NONBLOCK = 0200 };
#else
enum { O_APPEND = 02000, O_NONBLOCK = 04000 };
#endif
#if defined(__aarch64__) || defined(__arm__) || defined(__powerpc64__)
enum { O_DIRECTORY = 040000 };
#else
enum { O_DIRECTORY = 0200000 };
#endif

/* mmap, getrlimit, signals; KERNEL_SIGSET is the size of a set of signals */
enum { MAP_PRIVATE = 2, SIGKILL = 9 };
#if defined(__mips__)
enum { MAP_ANONYMOUS = 0x800, MAP_STACK = 0x40000, RLIMIT_NOFILE = 5, SIGCHLD = 18 };
enum { SIG_BLOCK = 1, SIG_SETMASK = 3, KERNEL_SIGSET = 16 };
#else
enum { MAP_ANONYMOUS = 0x20, MAP_STACK = 0x20000, RLIMIT_NOFILE = 7, SIGCHLD = 17 };
enum { SIG_BLOCK = 0, SIG_SETMASK = 2, KERNEL_SIGSET = 8 };
#endif

#endif
