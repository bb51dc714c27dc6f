@if floor < 2.42 and host >= 2.42@
@# Of what 2.42 added, functions are hidden by name; BOTHER belongs to the kernel's <asm/termbits.h> alone.
#include <abicc-host/termios.h>
@if no-polyfill cfsetobaud and no-polyfill cfsetibaud and no-polyfill cfsetbaud@
#undef BAUD_MAX
@end@
#undef BOTHER
@end@
@if host < 2.42 and polyfill termios.h@
@# The type that the chosen functions use.
#include <abicc-host/termios.h>
#ifdef __USE_GNU
typedef speed_t baud_t;
# define BAUD_MAX 4294967295U
#endif
@end@
