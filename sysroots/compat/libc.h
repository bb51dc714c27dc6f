/* The part of glibc's interface that the polyfills use, all of it as old as GLIBC_2.12. It is
 * declared here and not taken from the build host's headers, because these may redirect a
 * function to a newer one (strtol -> __isoc23_strtol). Types are those of glibc's default ABI: on
 * 32-bit architectures off_t and time_t have 32 bits. */
#ifndef LIBC_H
#define LIBC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "linux.h"

typedef intptr_t ssize_t;

extern int *__errno_location(void);
#define errno (*__errno_location())
extern long syscall(long number, ...);
typedef int pid_t;
typedef long off_t, time_t;
typedef long long off64_t;

/* cancellation of threads: without libpthread these do nothing */
enum { PTHREAD_CANCEL_DEFERRED = 0, PTHREAD_CANCEL_ASYNCHRONOUS = 1 };
extern int pthread_setcanceltype(int type, int *old);
extern int pthread_setcancelstate(int state, int *old);

/* files */
enum { READ_CLOEXEC = O_RDONLY | O_CLOEXEC, POLLIN = 1 };
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
extern void *realloc(void *memory, size_t size);
extern void *memalign(size_t alignment, size_t size);
extern void *memcpy(void *restrict to, const void *restrict from, size_t size);
extern void *memset(void *memory, int byte, size_t size);
extern void *memchr(const void *memory, int byte, size_t size);
extern int strcmp(const char *a, const char *b);
extern char *strrchr(const char *text, int c);
extern size_t strlen(const char *text);
extern size_t strnlen(const char *text, size_t size);
extern size_t wcslen(const wchar_t *text);
extern wchar_t *wmemcpy(wchar_t *restrict to, const wchar_t *restrict from, size_t count);
extern wchar_t *wmemchr(const wchar_t *text, wchar_t c, size_t count);
extern char *__secure_getenv(const char *name);
extern void __chk_fail(void) __attribute__((noreturn)); /* of _FORTIFY_SOURCE (2.3.4) */
extern void *__libc_stack_end; /* the stack as the kernel made it: argc, argv, environ, auxv */
extern int isspace(int c);
extern int __isspace_l(int c, void *locale);
extern int iswspace(unsigned c);
extern int __iswspace_l(unsigned c, void *locale);
enum { RADIXCHAR = 0x10000 };
extern char *nl_langinfo(int item);
extern long strtol(const char *text, char **end, int base);
extern unsigned long strtoul(const char *text, char **end, int base);
extern long long strtoll(const char *text, char **end, int base);
extern unsigned long long strtoull(const char *text, char **end, int base);
extern long strtol_l(const char *text, char **end, int base, void *locale);
extern unsigned long strtoul_l(const char *text, char **end, int base, void *locale);
extern long long strtoll_l(const char *text, char **end, int base, void *locale);
extern unsigned long long strtoull_l(const char *text, char **end, int base, void *locale);
extern long wcstol(const wchar_t *text, wchar_t **end, int base);
extern unsigned long wcstoul(const wchar_t *text, wchar_t **end, int base);
extern long long wcstoll(const wchar_t *text, wchar_t **end, int base);
extern unsigned long long wcstoull(const wchar_t *text, wchar_t **end, int base);
extern long wcstol_l(const wchar_t *text, wchar_t **end, int base, void *locale);
extern unsigned long wcstoul_l(const wchar_t *text, wchar_t **end, int base, void *locale);
extern long long wcstoll_l(const wchar_t *text, wchar_t **end, int base, void *locale);
extern unsigned long long wcstoull_l(const wchar_t *text, wchar_t **end, int base, void *locale);
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
    uint32_t p_type;
#ifdef __LP64__
    uint32_t p_flags;
#endif
    uintptr_t p_offset, p_vaddr, p_paddr, p_filesz, p_memsz;
#ifndef __LP64__
    uint32_t p_flags;
#endif
    uintptr_t p_align;
} Elf_Phdr;
typedef struct {
    intptr_t d_tag;
    uintptr_t d_val;
} Elf_Dyn;
enum { PT_LOAD = 1, PT_DYNAMIC = 2, PT_NOTE = 4, PT_GNU_EH_FRAME = 0x6474e550 };
enum { DT_PLTGOT = 3 };
struct dl_phdr_info {
    uintptr_t dlpi_addr;
    const char *dlpi_name;
    const Elf_Phdr *dlpi_phdr;
    uint16_t dlpi_phnum;
};
extern int backtrace(void **frames, int room);
extern int dl_iterate_phdr(int (*visit)(struct dl_phdr_info *, size_t, void *), void *data);
typedef struct {
    const char *dli_fname;
    void *dli_fbase;
    const char *dli_sname;
    void *dli_saddr;
} Dl_info;
enum { RTLD_LAZY = 1, RTLD_NODELETE = 0x1000 };
#if defined(__mips__)
enum { RTLD_NOLOAD = 8 };
#else
enum { RTLD_NOLOAD = 4 };
#endif
extern int dladdr(const void *address, Dl_info *info);
extern void *dlopen(const char *path, int flags);

#endif
