@if floor < 2.27@
@# Its macros name the functions of all types that there are, chosen or not, and refuse _Float128 (2.26) without _Float64x (2.27):
@# below 2.27 they leave all of these out.
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
