@# configure scripts read in this file which functions always fail.
@if floor < 2.32 and host >= 2.32@
#include <abicc-host/gnu/stubs.h>
#define __stub_lchmod
#define __stub_sstk
@if floor < 2.30@
#define __stub_fattach
#define __stub_fdetach
#define __stub_getmsg
#define __stub_putmsg
@end@
@end@
