@if floor < 2.42 and absent@
#include <termios.h>
#include <sys/ioctl.h>
@end@
