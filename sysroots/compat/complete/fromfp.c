/* fromfp (TS 18661-1, glibc 2.25) */
#include "fromfp.h"

#define DEFINE(suffix, type) DEFINE_FROMFP(fromfp##suffix, suffix, type, intmax_t, false, false)

FOR_ALL_TYPES(DEFINE)
