@if floor < 2.42 and host >= 2.42@
@# Of what 2.42 added, functions are hidden by name; BOTHER belongs to the kernel's <asm/termbits.h> alone.
#include <abicc-host/termios.h>
#undef BAUD_MAX
#undef BOTHER
@end@
