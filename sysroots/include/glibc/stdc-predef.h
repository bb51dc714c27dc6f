@if floor < 2.28 and no-polyfill thrd_create@
@# <threads.h> is new in 2.28. The compiler reads this header before each C file, so it may not include another one.
#include <abicc-host/stdc-predef.h>
#ifndef __STDC_NO_THREADS__
# define __STDC_NO_THREADS__ 1
#endif
@end@
