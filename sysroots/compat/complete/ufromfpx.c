/* ufromfpx (TS 18661-1, glibc 2.25) */
#include "fromfp.h"

#define DEFINE(suffix, type) DEFINE_FROMFP(ufromfpx##suffix, suffix, type, uintmax_t, true, true)

FOR_ALL_TYPES(DEFINE)
