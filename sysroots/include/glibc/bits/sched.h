@if floor < 2.41 and host >= 2.41 and no-polyfill sched_setattr and no-polyfill sched_getattr@
@# Newer headers include <linux/sched/types.h>, whose struct a program for an older release includes or defines itself.
#ifndef _LINUX_SCHED_TYPES_H
# define _LINUX_SCHED_TYPES_H 1
# define __abicc_without_linux_sched_types 1
#endif
#include <abicc-host/bits/sched.h>
#ifdef __abicc_without_linux_sched_types
# undef __abicc_without_linux_sched_types
# undef _LINUX_SCHED_TYPES_H
# undef SCHED_ATTR_SIZE_VER0
# undef SCHED_ATTR_SIZE_VER1
#endif
@end@
