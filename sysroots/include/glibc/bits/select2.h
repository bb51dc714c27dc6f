@if floor < 2.15@
@# No __fdelt_chk (2.15): FD_SET and similar macros are not fortified.
#ifndef _BITS_SELECT2_H
#define _BITS_SELECT2_H 1
#endif
@end@
