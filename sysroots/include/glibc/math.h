@if floor < 2.27@
@# pow10 went with 2.27. C++ programs of today have functions of that name.
#include <abicc-host/math.h>
#if defined __USE_GNU && !defined __cplusplus
extern double pow10 (double __x) __THROW;
extern float pow10f (float __x) __THROW;
extern long double pow10l (long double __x) __THROW;
#endif
@end@
