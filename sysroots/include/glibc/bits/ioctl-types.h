@if floor < 2.42 and host >= 2.42@
@# struct termio was removed in 2.42, with <termio.h>.
#include <abicc-host/bits/ioctl-types.h>
#ifndef NCC
# define NCC 8
struct termio
{
  unsigned short int c_iflag;
  unsigned short int c_oflag;
  unsigned short int c_cflag;
  unsigned short int c_lflag;
  unsigned char c_line;
  unsigned char c_cc[NCC];
};
#endif
@end@
