@if floor < 2.43 and host >= 2.43 and no-polyfill openat2@
@# Newer headers include <linux/openat2.h>, whose struct a program for an older release includes or defines itself.
struct open_how;
#ifndef _LINUX_OPENAT2_H
# define _LINUX_OPENAT2_H 1
# define __abicc_without_linux_openat2 1
#endif
#include <abicc-host/bits/fcntl-linux.h>
#ifdef __abicc_without_linux_openat2
# undef __abicc_without_linux_openat2
# undef _LINUX_OPENAT2_H
#endif
@end@
