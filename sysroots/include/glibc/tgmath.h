@if floor >= 2.26 and floor < 2.27 and no-polyfill _FloatN@
@# 2.26 has _Float128 and not _Float64x, a mixture that newer <tgmath.h> refuses: its macros leave _Float128 out.
#include <math.h>
#include <complex.h>
#if __HAVE_FLOAT128
# undef __HAVE_FLOAT128
# define __HAVE_FLOAT128 0
# include <abicc-host/tgmath.h>
# undef __HAVE_FLOAT128
# define __HAVE_FLOAT128 1
#else
# include <abicc-host/tgmath.h>
#endif
@end@
