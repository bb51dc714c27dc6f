@if floor < 2.25 and no-polyfill math.h and no-polyfill fenv.h and no-polyfill strfromd and no-polyfill strfromf and no-polyfill strfroml@
@# Macros and constants of TS 18661-1 (SNAN, INT_WIDTH, FP_INT_UPWARD ...) are new in 2.25. IEC_60559_FUNCS_EXT stays: it
@# declares functions only, old ones (exp10) and newer ones, which are hidden by name. Polyfills of such functions need them.
#include <abicc-host/bits/libc-header-start.h>
#undef __GLIBC_USE_IEC_60559_BFP_EXT
#define __GLIBC_USE_IEC_60559_BFP_EXT 0
#undef __GLIBC_USE_IEC_60559_BFP_EXT_C2X
#define __GLIBC_USE_IEC_60559_BFP_EXT_C2X 0
#undef __GLIBC_USE_IEC_60559_BFP_EXT_C23
#define __GLIBC_USE_IEC_60559_BFP_EXT_C23 0
#undef __GLIBC_USE_IEC_60559_EXT
#define __GLIBC_USE_IEC_60559_EXT 0
@end@
