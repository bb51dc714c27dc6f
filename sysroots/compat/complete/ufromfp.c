/* ufromfp (TS 18661-1, glibc 2.25) */
#include "fromfp.h"

#define DEFINE(suffix, type) DEFINE_FROMFP(ufromfp##suffix, suffix, type, uintmax_t, true, false)

FOR_ALL_TYPES(DEFINE)
