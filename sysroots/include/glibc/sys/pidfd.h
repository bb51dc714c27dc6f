@if absent@
@if polyfill pidfd_open@
@# For hosts older than 2.36.
#ifndef _PIDFD_H
#define _PIDFD_H 1
#include <fcntl.h>
#include <signal.h>
#define PIDFD_NONBLOCK O_NONBLOCK
#define PIDFD_THREAD O_EXCL
#endif
@end@
@if no-polyfill pidfd_open and polyfill pidfd_getpid@
#include <sys/types.h>
@end@
@end@
