/* The part of glibc's interface that the polyfills use, all of it as old as GLIBC_2.4.  Declared
 * here and not taken from the build host's headers, because those may redirect a name to a newer
 * one (strtol -> __isoc23_strtol).  Layouts and numbers: Linux, LP64 little endian. */
#ifndef LIBC_H
#define LIBC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if !defined(__LP64__)
#error "the layouts below are those of LP64"
#endif

typedef long ssize_t;

extern int *__errno_location(void);
#define errno (*__errno_location())
enum { EINTR = 4, EIO = 5, EINVAL = 22, ERANGE = 34, ENOSYS = 38, EPERM = 1, ETIMEDOUT = 110 };

extern long syscall(long number, ...);
#if defined(__x86_64__)
enum { SYS_gettid = 186, SYS_clock_gettime = 228, SYS_getrandom = 318 };
#else
#error "the system call numbers of this architecture are not known"
#endif

enum { O_RDONLY = 0, O_CLOEXEC = 02000000, POLLIN = 1 };
struct pollfd {
    int fd;
    short events;
    short revents;
};
extern int open(const char *path, int flags, ...);
extern int close(int fd);
extern ssize_t read(int fd, void *buffer, size_t size);
extern ssize_t write(int fd, const void *buffer, size_t size);
extern int poll(struct pollfd *fds, unsigned long count, int timeout);
extern void abort(void) __attribute__((noreturn));

/* Defined by the polyfills themselves. */
int getentropy(void *buffer, size_t size);
uint32_t arc4random(void);

#endif
