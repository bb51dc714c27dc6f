@if floor < 2.42 and present@
@# No __inet_ntop_chk, no __inet_pton_chk (2.42): the plain functions are used.
#ifndef _BITS_INET_FORTIFIED_DECL_H
#define _BITS_INET_FORTIFIED_DECL_H 1
#endif
@end@
