/* fromfpx (TS 18661-1, glibc 2.25) */
#include "fromfp.h"

#define DEFINE(suffix, type) DEFINE_FROMFP(fromfpx##suffix, suffix, type, intmax_t, false, true)

FOR_ALL_TYPES(DEFINE)
