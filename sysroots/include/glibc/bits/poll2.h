@if floor < 2.16@
@# No __poll_chk, no __ppoll_chk (2.16): poll is not fortified.
#ifndef _BITS_POLL2_H
#define _BITS_POLL2_H 1
#endif
@end@
