@if floor < 2.27 and no-polyfill _FloatN@
@# _Float32, _Float64, _Float32x and _Float64x functions are new in 2.27.
#include <abicc-host/bits/floatn-common.h>
#undef __HAVE_FLOAT32
#define __HAVE_FLOAT32 0
#undef __HAVE_FLOAT64
#define __HAVE_FLOAT64 0
#undef __HAVE_FLOAT32X
#define __HAVE_FLOAT32X 0
@end@
