/* __isoc23_strtoumax (glibc 2.38) */
#include "isoc23.h"

DEFINE_TEXT_TO_INTEGER(__isoc23_strtoumax, uintmax_t, char, binary_parse, binary_unsigned, strtoull)
