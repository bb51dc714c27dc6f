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
enum { EPERM = 1, EINTR = 4, EIO = 5, ENOMEM = 12, EINVAL = 22, ERANGE = 34, ENOSYS = 38 };
enum { ETIMEDOUT = 110 };

extern long syscall(long number, ...);
#if defined(__x86_64__)
enum { SYS_getpid = 39, SYS_gettid = 186, SYS_clock_gettime = 228, SYS_getrandom = 318 };
#else
#error "the system call numbers of this architecture are not known"
#endif

/* files */
enum { READ_CLOEXEC = 02000000 /* O_RDONLY | O_CLOEXEC */, POLLIN = 1 };
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

/* memory, text, process */
extern void *malloc(size_t size);
extern void free(void *memory);
extern size_t strlen(const char *text);
extern int isspace(int c);
enum { RADIXCHAR = 0x10000 };
extern char *nl_langinfo(int item);
extern long strtol(const char *text, char **end, int base);
extern unsigned long strtoul(const char *text, char **end, int base);
extern long long strtoll(const char *text, char **end, int base);
extern unsigned long long strtoull(const char *text, char **end, int base);
extern void abort(void) __attribute__((noreturn));
extern int __cxa_atexit(void (*function)(void *), void *argument, void *dso);

/* time and locks; the lock types are only passed on */
typedef int clockid_t;
enum { CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1 };
struct timespec {
    long tv_sec;
    long tv_nsec;
};
typedef union pthread_mutex pthread_mutex_t;
typedef union pthread_cond pthread_cond_t;
typedef union pthread_rwlock pthread_rwlock_t;
typedef union sem sem_t;
typedef unsigned pthread_key_t;
typedef int pthread_once_t;
#define PTHREAD_ONCE_INIT 0
extern int pthread_cond_timedwait(pthread_cond_t *, pthread_mutex_t *, const struct timespec *);
extern int pthread_mutex_timedlock(pthread_mutex_t *, const struct timespec *);
extern int pthread_rwlock_timedrdlock(pthread_rwlock_t *, const struct timespec *);
extern int pthread_rwlock_timedwrlock(pthread_rwlock_t *, const struct timespec *);
extern int sem_timedwait(sem_t *, const struct timespec *);
extern int pthread_once(pthread_once_t *, void (*function)(void));
extern int pthread_key_create(pthread_key_t *, void (*destructor)(void *));
extern void *pthread_getspecific(pthread_key_t);
extern int pthread_setspecific(pthread_key_t, const void *);

/* loaded objects */
typedef struct {
    uint32_t p_type, p_flags;
    uint64_t p_offset, p_vaddr, p_paddr, p_filesz, p_memsz, p_align;
} Elf64_Phdr;
enum { PT_LOAD = 1, PT_GNU_EH_FRAME = 0x6474e550 };
struct dl_phdr_info {
    uintptr_t dlpi_addr;
    const char *dlpi_name;
    const Elf64_Phdr *dlpi_phdr;
    uint16_t dlpi_phnum;
};
extern int dl_iterate_phdr(int (*visit)(struct dl_phdr_info *, size_t, void *), void *data);
typedef struct {
    const char *dli_fname;
    void *dli_fbase;
    const char *dli_sname;
    void *dli_saddr;
} Dl_info;
enum { RTLD_LAZY = 1, RTLD_NOLOAD = 4, RTLD_NODELETE = 0x1000 };
extern int dladdr(const void *address, Dl_info *info);
extern void *dlopen(const char *path, int flags);

#endif
