@if class 32 and floor < 2.34@
@# The originals would redirect calls to __stat64_time64 and others of 2.34, or, if they are older themselves, ignore the macro.
#if defined _TIME_BITS && _TIME_BITS == 64
# error "_TIME_BITS=64: glibc 2.@floor-minor@ has no functions for 64-bit times on this architecture; compile without it (GNU configure scripts: --disable-year2038), or choose a profile of glibc 2.34 or newer"
# undef _TIME_BITS
#endif
@if floor >= host and present@
#include <abicc-host/features.h>
@end@
@end@
@if floor < host@
#include <abicc-host/features.h>
#undef __GLIBC_MINOR__
#define __GLIBC_MINOR__ @floor-minor@
@if floor < 2.34@
@# _SC_SIGSTKSZ and _SC_MINSIGSTKSZ are unknown to sysconf before 2.34: SIGSTKSZ would be -1, and malloc(SIGSTKSZ) fail.
#undef __USE_DYNAMIC_STACK_SIZE
@end@
@if floor < 2.34 and host >= 2.34@
@# libstdc++'s threads would call weak functions, which a program that only uses std::thread does not link. With this macro the
@# linker script libc.so finds them in libpthread. On an older host the compiler's libstdc++.a calls the weak functions too; there the
@# macro would keep the headers of libstdc++ from making the program link libpthread.
#define _GLIBCXX_GTHREAD_USE_WEAK 0
@end@
@if floor < 2.38 and host >= 2.38@
@# strtol, scanf and related functions would be redirected to __isoc23_*. The macro changed its name in 2.40.
#undef __GLIBC_USE_C2X_STRTOL
#define __GLIBC_USE_C2X_STRTOL 0
#undef __GLIBC_USE_C23_STRTOL
#define __GLIBC_USE_C23_STRTOL 0
@end@
@end@
