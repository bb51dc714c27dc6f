/* move_mount (glibc 2.36, Linux 5.2) */
#include "libc.h"

int move_mount(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    return (int)syscall(SYS_move_mount, from_folder, from, to_folder, to, flags);
}
