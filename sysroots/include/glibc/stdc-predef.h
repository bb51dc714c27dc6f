@if floor < 2.28 and no-polyfill thrd_create@
@# <threads.h> came with 2.28. Read before each C file: nothing here may need another header.
#include <abicc-host/stdc-predef.h>
#ifndef __STDC_NO_THREADS__
# define __STDC_NO_THREADS__ 1
#endif
@end@
