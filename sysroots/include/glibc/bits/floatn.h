@if floor < 2.26@
@# No _Float128 functions before 2.26.
#include <abicc-host/bits/floatn.h>
#undef __HAVE_FLOAT128
#define __HAVE_FLOAT128 0
#undef __HAVE_DISTINCT_FLOAT128
#define __HAVE_DISTINCT_FLOAT128 0
@end@
@if floor < 2.27 and no-polyfill _FloatN@
@if floor >= 2.26@
#include <abicc-host/bits/floatn.h>
@end@
#undef __HAVE_FLOAT64X
#define __HAVE_FLOAT64X 0
#undef __HAVE_FLOAT64X_LONG_DOUBLE
#define __HAVE_FLOAT64X_LONG_DOUBLE 0
@end@
