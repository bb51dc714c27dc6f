@if floor < 2.36 and host >= 2.36 and no-polyfill sys/mount.h@
@# Newer headers include <linux/mount.h>, whose types a program for an older release includes or defines itself.
#ifndef _LINUX_MOUNT_H
# define _LINUX_MOUNT_H 1
# define __abicc_without_linux_mount 1
#endif
#include <abicc-host/sys/mount.h>
#ifdef __abicc_without_linux_mount
# undef __abicc_without_linux_mount
# undef _LINUX_MOUNT_H
#endif
@end@
