/* __isoc23_strtoll (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_strtoll, long long, char, binary_parse, binary_signed, strtoll)
