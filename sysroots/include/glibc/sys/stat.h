@if floor < 2.33 and host >= 2.33@
@# The functions that stat and mknod called before 2.33; programs that wrap them (fakeroot) use these names.
#include <abicc-host/sys/stat.h>
#if defined __x86_64__ || defined __s390x__
# define _STAT_VER_KERNEL 0
# define _STAT_VER_LINUX 1
# define _STAT_VER _STAT_VER_LINUX
# define _MKNOD_VER_LINUX 0
#elif defined __aarch64__ || defined __riscv
# define _STAT_VER_KERNEL 0
# define _STAT_VER_LINUX 0
# define _STAT_VER _STAT_VER_KERNEL
# define _MKNOD_VER_LINUX 0
#else
# define _STAT_VER_LINUX_OLD 1
# define _STAT_VER_KERNEL 1
# define _STAT_VER_SVR4 2
# define _STAT_VER_LINUX 3
# if defined __powerpc64__
#  define _STAT_VER _STAT_VER_KERNEL
# else
#  define _STAT_VER _STAT_VER_LINUX
# endif
# define _MKNOD_VER_LINUX 1
# define _MKNOD_VER_SVR4 2
#endif
#define _MKNOD_VER _MKNOD_VER_LINUX
__BEGIN_DECLS
#ifndef __USE_FILE_OFFSET64
extern int __fxstat (int __ver, int __fd, struct stat *__buf)
     __THROW __nonnull ((3));
extern int __xstat (int __ver, const char *__name, struct stat *__buf)
     __THROW __nonnull ((2, 3));
extern int __lxstat (int __ver, const char *__name, struct stat *__buf)
     __THROW __nonnull ((2, 3));
extern int __fxstatat (int __ver, int __fd, const char *__name,
		       struct stat *__buf, int __flag)
     __THROW __nonnull ((3, 4));
#else
extern int __REDIRECT_NTH (__fxstat, (int __ver, int __fd,
				      struct stat *__buf), __fxstat64)
     __nonnull ((3));
extern int __REDIRECT_NTH (__xstat, (int __ver, const char *__name,
				     struct stat *__buf), __xstat64)
     __nonnull ((2, 3));
extern int __REDIRECT_NTH (__lxstat, (int __ver, const char *__name,
				      struct stat *__buf), __lxstat64)
     __nonnull ((2, 3));
extern int __REDIRECT_NTH (__fxstatat, (int __ver, int __fd,
					const char *__name,
					struct stat *__buf, int __flag),
			   __fxstatat64)
     __nonnull ((3, 4));
#endif
#ifdef __USE_LARGEFILE64
extern int __fxstat64 (int __ver, int __fd, struct stat64 *__buf)
     __THROW __nonnull ((3));
extern int __xstat64 (int __ver, const char *__name, struct stat64 *__buf)
     __THROW __nonnull ((2, 3));
extern int __lxstat64 (int __ver, const char *__name, struct stat64 *__buf)
     __THROW __nonnull ((2, 3));
extern int __fxstatat64 (int __ver, int __fd, const char *__name,
			 struct stat64 *__buf, int __flag)
     __THROW __nonnull ((3, 4));
#endif
extern int __xmknod (int __ver, const char *__path, __mode_t __mode,
		     __dev_t *__dev)
     __THROW __nonnull ((2, 4));
extern int __xmknodat (int __ver, int __fd, const char *__path,
		       __mode_t __mode, __dev_t *__dev)
     __THROW __nonnull ((3, 5));
__END_DECLS
@end@
