@if floor < 2.27@
@# The macros use the functions of all types that exist, chosen or not, and do not work with _Float128 (2.26) but without _Float64x
@# (2.27). Below 2.27 they therefore omit all of these types.
#include <math.h>
#include <complex.h>
#pragma push_macro("__HAVE_FLOAT32")
#pragma push_macro("__HAVE_FLOAT64")
#pragma push_macro("__HAVE_FLOAT32X")
#pragma push_macro("__HAVE_FLOAT64X")
#pragma push_macro("__HAVE_FLOAT128")
#undef __HAVE_FLOAT32
#undef __HAVE_FLOAT64
#undef __HAVE_FLOAT32X
#undef __HAVE_FLOAT64X
#undef __HAVE_FLOAT128
#define __HAVE_FLOAT32 0
#define __HAVE_FLOAT64 0
#define __HAVE_FLOAT32X 0
#define __HAVE_FLOAT64X 0
#define __HAVE_FLOAT128 0
#include <abicc-host/tgmath.h>
#pragma pop_macro("__HAVE_FLOAT32")
#pragma pop_macro("__HAVE_FLOAT64")
#pragma pop_macro("__HAVE_FLOAT32X")
#pragma pop_macro("__HAVE_FLOAT64X")
#pragma pop_macro("__HAVE_FLOAT128")
@end@
