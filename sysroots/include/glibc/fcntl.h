@if floor < 2.28 and host >= 2.28@
@# With 64-bit offsets newer headers redirect fcntl to fcntl64 (2.28). Older releases have fcntl only.
@hide fcntl@
#include <abicc-host/fcntl.h>
#undef fcntl
__BEGIN_DECLS
extern int fcntl (int __fd, int __cmd, ...);
__END_DECLS
@end@
