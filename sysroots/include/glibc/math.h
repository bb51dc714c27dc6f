@if floor < 2.27@
@# pow10 was removed in 2.27. Current C++ programs have functions of that name.
#include <abicc-host/math.h>
#if defined __USE_GNU && !defined __cplusplus
extern double pow10 (double __x) __THROW;
extern float pow10f (float __x) __THROW;
extern long double pow10l (long double __x) __THROW;
#endif
@end@
@if floor < 2.43 and host >= 2.43@
@# Since 2.43 these return a floating-point number, as in C23; before, an integer. The polyfills return an integer.
@hide fromfp fromfpf fromfpl fromfpf32 fromfpf64 fromfpf32x fromfpf64x fromfpx fromfpxf fromfpxl fromfpxf32 fromfpxf64 fromfpxf32x fromfpxf64x ufromfp ufromfpf ufromfpl ufromfpf32 ufromfpf64 ufromfpf32x ufromfpf64x ufromfpx ufromfpxf ufromfpxl ufromfpxf32 ufromfpxf64 ufromfpxf32x ufromfpxf64x@
#include <abicc-host/math.h>
#undef fromfp
#undef fromfpf
#undef fromfpl
#undef fromfpf32
#undef fromfpf64
#undef fromfpf32x
#undef fromfpf64x
#undef fromfpx
#undef fromfpxf
#undef fromfpxl
#undef fromfpxf32
#undef fromfpxf64
#undef fromfpxf32x
#undef fromfpxf64x
#undef ufromfp
#undef ufromfpf
#undef ufromfpl
#undef ufromfpf32
#undef ufromfpf64
#undef ufromfpf32x
#undef ufromfpf64x
#undef ufromfpx
#undef ufromfpxf
#undef ufromfpxl
#undef ufromfpxf32
#undef ufromfpxf64
#undef ufromfpxf32x
#undef ufromfpxf64x
@if floor >= 2.25@
#ifdef __USE_GNU
__BEGIN_DECLS
extern __INTMAX_TYPE__ fromfp (double __x, int __round, unsigned int __width) __THROW;
extern __INTMAX_TYPE__ fromfpf (float __x, int __round, unsigned int __width) __THROW;
extern __INTMAX_TYPE__ fromfpl (long double __x, int __round, unsigned int __width) __THROW;
extern __INTMAX_TYPE__ fromfpx (double __x, int __round, unsigned int __width) __THROW;
extern __INTMAX_TYPE__ fromfpxf (float __x, int __round, unsigned int __width) __THROW;
extern __INTMAX_TYPE__ fromfpxl (long double __x, int __round, unsigned int __width) __THROW;
extern __UINTMAX_TYPE__ ufromfp (double __x, int __round, unsigned int __width) __THROW;
extern __UINTMAX_TYPE__ ufromfpf (float __x, int __round, unsigned int __width) __THROW;
extern __UINTMAX_TYPE__ ufromfpl (long double __x, int __round, unsigned int __width) __THROW;
extern __UINTMAX_TYPE__ ufromfpx (double __x, int __round, unsigned int __width) __THROW;
extern __UINTMAX_TYPE__ ufromfpxf (float __x, int __round, unsigned int __width) __THROW;
extern __UINTMAX_TYPE__ ufromfpxl (long double __x, int __round, unsigned int __width) __THROW;
__END_DECLS
#endif
@end@
@end@
@if floor >= 2.25 and floor < 2.31 and host >= 2.31@
@# Before 2.31 the arguments of these were numbers and not pointers.
@hide totalorder totalorderf totalorderl totalorderf32 totalorderf64 totalorderf32x totalorderf64x totalordermag totalordermagf totalordermagl totalordermagf32 totalordermagf64 totalordermagf32x totalordermagf64x@
#include <abicc-host/math.h>
#undef totalorder
#undef totalorderf
#undef totalorderl
#undef totalorderf32
#undef totalorderf64
#undef totalorderf32x
#undef totalorderf64x
#undef totalordermag
#undef totalordermagf
#undef totalordermagl
#undef totalordermagf32
#undef totalordermagf64
#undef totalordermagf32x
#undef totalordermagf64x
#ifdef __USE_GNU
__BEGIN_DECLS
extern int totalorder (double __x, double __y) __THROW;
extern int totalorderf (float __x, float __y) __THROW;
extern int totalorderl (long double __x, long double __y) __THROW;
extern int totalordermag (double __x, double __y) __THROW;
extern int totalordermagf (float __x, float __y) __THROW;
extern int totalordermagl (long double __x, long double __y) __THROW;
__END_DECLS
#endif
@end@
