@if floor < 2.26 and absent@
#ifndef _XLOCALE_H
#define _XLOCALE_H 1

#include <bits/types/__locale_t.h>
#include <bits/types/locale_t.h>

#endif
@end@
