/* fanotify_init (glibc 2.13, Linux 2.6.37) */
#include "libc.h"

int fanotify_init(unsigned flags, unsigned event_flags)
{
    return (int)syscall(SYS_fanotify_init, flags, event_flags);
}
