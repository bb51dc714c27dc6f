/* move_mount (glibc 2.36, Linux 5.2) */
#include "libc.h"

int move_mount(int from_directory, const char *from, int to_directory, const char *to,
               unsigned flags)
{
    return (int)syscall(SYS_move_mount, from_directory, from, to_directory, to, flags);
}
